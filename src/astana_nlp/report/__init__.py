"""The report of a run: pages, pictures, tables and networks made from its findings."""
