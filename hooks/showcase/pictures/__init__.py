"""Pictures that strangers send: known by what is in them, and made anew from their points alone, so that nothing else comes along."""
