"""Facts that arrive after a count has overtaken them: kept until a person decides."""
