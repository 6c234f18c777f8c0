"""The review page: a local server of one reviewer, and what it shows."""
