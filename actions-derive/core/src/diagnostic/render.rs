//! A diagnostic as text, with the line of the file and a caret under the token.
