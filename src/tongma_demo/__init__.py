"""The demo site: an invented distributor with real kinds of goods, read from readable files."""
