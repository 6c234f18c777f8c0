"""One thread for all that learning computes: the same bytes on any number of cores, and no thread waits by spinning."""

from __future__ import annotations

from threadpoolctl import threadpool_limits


def one_thread() -> threadpool_limits:
    """Return a context in which numeric libraries use one thread; it reaches only those that are loaded by then."""
    import scipy.linalg  # noqa: F401 -- loaded for its threads, as the next two
    import sklearn.kernel_ridge
    import sklearn.linear_model  # noqa: F401

    return threadpool_limits(1)
