"""How properties are tried."""

from hypothesis import HealthCheck, settings

# The same texts every time, so that a run says the same on every machine; no deadline, because a busy machine is no fault.
STEADY = settings(derandomize=True, deadline=None, max_examples=60, database=None, suppress_health_check=list(HealthCheck))
MANY = settings(STEADY, max_examples=300)
