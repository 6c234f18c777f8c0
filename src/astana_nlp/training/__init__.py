"""Training: from labels and the decisions of reviewers to classifiers, with figures that can be trusted.

`retraining` is the module to read first: it makes the stance models of the project and puts them behind the gate.
`tables` and `benchmark` do the same with any labelled CSV, to try the trainer on public data.
"""
