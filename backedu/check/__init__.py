"""The linter of the content: what is wrong in ``data/`` and ``notebooks/``, and where.

Every rule is a small pure function over one :class:`~backedu.check.corpus.Corpus`; all that is
found is listed, each with file, line, record and field. :mod:`backedu.check.registry` knows the
rules.
"""
