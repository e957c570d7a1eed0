//! What the declarations are made of.

pub(super) const ACTIONS: &[&str] = &[
    "a", "snapshot", "take-snapshot", "2fa", "fn", "self", "to", "x-y", "x--y", "run", "new",
    "juju", "Bad_Name", "1", "y", "default", "node1", "node-1",
];

pub(super) const PARAMS: &[&str] = &[
    "a", "b", "kind", "type", "self", "additional", "value", "item", "new", "string", "object",
    "made", "password", "api-key", "dry-run", "dry_run", "dryRun", "2fa", "1", "y", "名前",
    "größe", "'a b'", "''", "'🚀'", "'-'", "workload-context", "f", "map", "serializer", "name",
    "index", "charm", "fields", "field_0", "kept", "option", "params", "'#'", "'.*'", "none",
    "Self", "action",
];

pub(super) const TEXTS: &[&str] = &[
    "abc", "gzip", "xz", "'2fa'", "''", "'a b'", "self", "type", "'*/'", "'\"'", "'{x}'", "'🚀'",
    "'y'", "y", "no", "'1'", "'null'", "'0o10'", "1e+3", "'1e+3'", "Abc", "ABC", "été", "'\\'",
    "\"\\n\"", "\"\\0\"", "\"\\u202e\"", "'--'", "'a-b'", "'a_b'", "all", "ALL", "as-str", "other",
];

pub(super) const INTEGERS: &[&str] = &[
    "0", "1", "5", "-1", "80", "255", "256", "-128", "-129", "65535", "65536", "4294967296",
    "-2147483649", "9007199254740991", "9007199254740993", "0x10", "010", "1_000", "1:30",
    "-9007199254740991", "18446744073709551616",
];

pub(super) const NUMBERS: &[&str] = &[
    "0.5", "-0.0", "1.5", "1.0e+3", "0.1", "-2.75", "1.0e+300", "1.0e-300", ".5", "1.", "1e3",
    "100000000000000000000.0", ".inf", "-.inf", ".nan", "0.3",
];

pub(super) const PATTERNS: &[&str] = &[
    "'^[a-z]+$'", "'a|b'", "'^$'", "'(?i)abc'", "'\\d+'", "'\\p{Greek}'", "'['", "'(?=x)'",
    "'a{1001}'", "'.'", "'^.{0,9}$'",
];

pub(super) const DESCRIPTIONS: &[&str] = &[
    "Does it.", "'    code'", "'```'", "'<script>'", "\"a\\n\\n    b\"", "'[x](y)'", "''",
    "\"\\u202e\"", "'*/ {} {{'", "'\"'", "42", "[a]",
];
