"""China: MA (IDcode), AHM, NHSA, trace codes, certificates, Handle and OID."""
