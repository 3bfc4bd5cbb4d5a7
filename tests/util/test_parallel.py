"""The same work on many things, on all cores: in order, and with failures told where the work was asked for."""

import os
from collections.abc import Callable, Sequence

import pytest
from showcase.util.parallel import in_parallel

CORES = pytest.mark.parametrize("cores", [1, 2, 3])


def failing(error: Exception, at: int) -> Callable[[Sequence[int]], list[int]]:
    """Work that fails at one number."""
    def work(numbers: Sequence[int]) -> list[int]:
        if at in numbers:
            raise error
        return list(numbers)

    return work


@CORES
@pytest.mark.parametrize("count", [0, 1, 100])
def test_results_come_in_the_order_of_what_they_are_from(count: int, cores: int) -> None:
    assert in_parallel(lambda numbers: [number * 2 for number in numbers], range(count), cores) == [number * 2 for number in range(count)]


@CORES
@pytest.mark.parametrize("at", [0, 50, 99])
def test_a_fault_of_the_machine_stays_what_it_is(at: int, cores: int) -> None:
    with pytest.raises(OSError, match="No space left on device") as caught:
        in_parallel(failing(OSError(28, "No space left on device"), at), range(100), cores)
    assert caught.value.errno == 28


@CORES
@pytest.mark.parametrize("at", [0, 50, 99])
def test_any_other_failure_is_raised_with_its_words(at: int, cores: int) -> None:
    with pytest.raises((RuntimeError, ZeroDivisionError), match="by nothing"):
        in_parallel(failing(ZeroDivisionError("by nothing"), at), range(100), cores)


def test_a_worker_that_is_gone_is_a_failure_and_no_wait() -> None:
    here = os.getpid()

    def dying(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            os._exit(1)
        return list(numbers)

    with pytest.raises(RuntimeError, match="terminated abruptly"):
        in_parallel(dying, range(100), 2)
