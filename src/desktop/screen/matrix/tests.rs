//! What a user may rely on in the matrix, on the example kommun.
