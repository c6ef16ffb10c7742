"""How good the labels of each supplier are."""
