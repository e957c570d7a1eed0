//! Declarations that are large in one way each.

use std::fmt::Write as _;

/// Makes a declaration of so many bytes.
type Make = fn(usize) -> String;

fn repeat(size: usize, mut one: impl FnMut(usize, &mut String)) -> String {
    let mut text = String::new();
    let mut index = 0;
    while text.len() < size {
        one(index, &mut text);
        index += 1;
    }
    text
}

/// The declarations by what is large in them.
pub(super) const CASES: &[(&str, Make)] = &[
    ("params", |n| {
        format!(
            "a: {{params: {{{}}}}}",
            repeat(n, |i, t| {
                let _ = write!(t, "p{i}: {{type: string}}, ");
            })
        )
    }),
    ("params in lines", |n| {
        format!(
            "\n a: {{params: {{\n{}\n }}}}",
            repeat(n, |i, t| {
                let _ = writeln!(t, "  p{i}: {{type: string}}, ");
            })
        )
    }),
    ("actions", |n| {
        repeat(n, |i, t| {
            let _ = write!(t, "a{i}: {{}}, ");
        })
    }),
    ("actions of ten params", |n| {
        repeat(n, |i, t| {
            let _ = write!(t, "a{i}: {{description: Does it., params: {{");
            for p in 0..10 {
                let _ = write!(
                    t,
                    "p{p}: {{type: integer, minimum: 0, maximum: 9, default: 5}}, "
                );
            }
            t.push_str("}}, ");
        })
    }),
    ("unknown keywords", |n| {
        format!(
            "a: {{{}}}",
            repeat(n, |i, t| {
                let _ = write!(t, "k{i}: 1, ");
            })
        )
    }),
    ("enum", |n| {
        format!(
            "a: {{params: {{p: {{enum: [{}]}}}}}}",
            repeat(n, |i, t| {
                let _ = write!(t, "m{i}, ");
            })
        )
    }),
    ("enum of integers", |n| {
        format!(
            "a: {{params: {{p: {{type: integer, enum: [{}]}}}}}}",
            repeat(n, |i, t| {
                let _ = write!(t, "{i}, ");
            })
        )
    }),
    ("required, undeclared", |n| {
        format!(
            "a: {{additionalProperties: false, required: [{}], params: {{{}}}}}",
            repeat(n / 2, |i, t| {
                let _ = write!(t, "r{i}, ");
            }),
            repeat(n / 2, |i, t| {
                let _ = write!(t, "p{i}: {{}}, ");
            })
        )
    }),
    ("required", |n| {
        format!(
            "a: {{required: [{}], params: {{{}}}}}",
            repeat(n / 2, |i, t| {
                let _ = write!(t, "p{i}, ");
            }),
            repeat(n / 2, |i, t| {
                let _ = write!(t, "p{i}: {{}}, ");
            })
        )
    }),
    ("default of one list", |n| {
        format!(
            "a: {{params: {{p: {{type: array, default: [{}]}}}}}}",
            repeat(n, |i, t| {
                let _ = write!(t, "{i}, ");
            })
        )
    }),
    ("default of one map", |n| {
        format!(
            "a: {{params: {{p: {{default: {{{}}}}}}}}}",
            repeat(n, |i, t| {
                let _ = write!(t, "k{i}: 1, ");
            })
        )
    }),
    ("default of one typed object", |n| {
        format!(
            "a: {{params: {{p: {{type: object, properties: {{{}}}, default: {{{}}}}}}}}}",
            repeat(n / 2, |i, t| {
                let _ = write!(t, "k{i}: {{}}, ");
            }),
            repeat(n / 2, |i, t| {
                let _ = write!(t, "k{i}: 1, ");
            })
        )
    }),
    ("default of enum members", |n| {
        format!(
            "a: {{params: {{p: {{type: array, items: {{enum: [{}]}}, default: [{}]}}}}}}",
            repeat(n / 2, |i, t| {
                let _ = write!(t, "m{i}, ");
            }),
            repeat(n / 2, |i, t| {
                let _ = write!(t, "m{i}, ");
            })
        )
    }),
    ("default through oneOf", |n| {
        format!(
            "a: {{params: {{p: {{type: array, items: {{oneOf: [{}]}}, default: [{}]}}}}}}",
            repeat(n / 2, |_, t| t.push_str("{},")),
            repeat(n / 2, |_, t| t.push_str("1,"))
        )
    }),
    ("default of empty objects", |n| {
        format!(
            "a: {{params: {{p: {{type: array, items: {{type: object, properties: {{q: {{type: array, default: [{}]}}}}}}, default: [{}]}}}}}}",
            repeat(n / 2, |_, t| t.push_str("1,")),
            repeat(n / 2, |_, t| t.push_str("{},"))
        )
    }),
    ("unique default", |n| {
        format!(
            "a: {{params: {{p: {{type: array, uniqueItems: true, default: [{}]}}}}}}",
            repeat(n, |i, t| {
                let _ = write!(t, "{i}, ");
            })
        )
    }),
    ("patterns", |n| {
        format!(
            "a: {{params: {{{}}}}}",
            repeat(n, |i, t| {
                let _ = write!(
                    t,
                    "p{i}: {{type: string, pattern: '^[a-z]+$', default: abc}}, "
                );
            })
        )
    }),
    ("one pattern, many members", |n| {
        format!(
            "a: {{params: {{p: {{type: string, pattern: '^[a-z]{{1,999}}[0-9]+$', enum: [{}]}}}}}}",
            repeat(n, |i, t| {
                let _ = write!(t, "m{i}, ");
            })
        )
    }),
    ("one pattern", |n| {
        format!(
            "a: {{params: {{p: {{type: string, pattern: '{}'}}}}}}",
            repeat(n, |_, t| t.push_str("(a|b)+"))
        )
    }),
    ("patternProperties", |n| {
        format!(
            "a: {{params: {{p: {{type: object, properties: {{}}, patternProperties: {{{}}}, default: {{{}}}}}}}}}",
            repeat(n / 2, |i, t| {
                let _ = write!(t, "a{i}: {{}}, ");
            }),
            repeat(n / 2, |i, t| {
                let _ = write!(t, "k{i}: 1, ");
            })
        )
    }),
    ("duplicate keys", |n| {
        format!(
            "a: {{params: {{{}}}}}",
            repeat(n, |_, t| t.push_str("p: {}, "))
        )
    }),
    ("wrong types", |n| {
        format!(
            "a: {{params: {{{}}}}}",
            repeat(n, |i, t| {
                let _ = write!(t, "p{i}: {{type: strng}}, ");
            })
        )
    }),
    ("clashing names", |n| {
        format!(
            "a: {{params: {{{}}}}}",
            repeat(n, |i, t| {
                let _ = write!(
                    t,
                    "'p{}': {{}}, ",
                    "-".repeat(i % 50).as_str().to_owned() + &" ".repeat(i / 50)
                );
                if t.len() > 300_000 {
                    t.push_str(&" ".repeat(n));
                }
            })
        )
    }),
    ("one long description", |n| {
        format!(
            "a: {{description: '{}'}}",
            repeat(n, |_, t| t.push_str("Take a *snapshot*. "))
        )
    }),
    ("one long name", |n| format!("{}: {{}}", "a".repeat(n))),
    ("long name, many params", |n| {
        format!(
            "? {}\n: {{params: {{{}}}}}",
            "a".repeat(n / 2),
            repeat(n / 2, |i, t| {
                let _ = write!(t, "p{i}: {{enum: [a]}}, ");
            })
        )
    }),
    ("flow lists in each other", |n| {
        format!("a: {{x: {}{}}}", "[".repeat(n / 2), "]".repeat(n / 2))
    }),
    ("items in each other", |_| {
        format!(
            "a: {{params: {{p: {}{{}}{}}}}}",
            "{items: ".repeat(190),
            "}".repeat(190)
        )
    }),
    ("properties in each other", |n| {
        format!(
            "a: {{params: {{p: {}{}{}}}}}",
            "{properties: {p: ".repeat(90),
            format_args!(
                "{{properties: {{{}}}}}",
                repeat(n, |i, t| {
                    let _ = write!(t, "p{i}: {{}}, ");
                })
            ),
            "}}".repeat(90)
        )
    }),
    ("defaults in each other", |n| {
        format!(
            "a: {{params: {{p: {}{}{}}}}}",
            "{default: {}, properties: {p: ".repeat(90),
            format_args!(
                "{{default: [{}]}}",
                repeat(n, |i, t| {
                    let _ = write!(t, "{i}, ");
                })
            ),
            "}}".repeat(90)
        )
    }),
    ("alias bomb", |_| {
        let mut t = String::from("a: {x: &a0 [1,1,1,1,1,1,1,1,1,1], ");
        for i in 0..30 {
            let _ = write!(
                t,
                "k{i}: &a{} [*a{i},*a{i},*a{i},*a{i},*a{i},*a{i},*a{i},*a{i}], ",
                i + 1
            );
        }
        t.push('}');
        t
    }),
    ("alias of params", |n| {
        let params = repeat(40_000.min(n), |i, t| {
            let _ = write!(t, "p{i}: {{type: string}}, ");
        });
        let mut t = format!("a: {{params: &p {{{params}}}}}, ");
        for i in 0..1000.min(n / 20) {
            let _ = write!(t, "b{i}: {{params: *p}}, ");
        }
        t
    }),
    ("merge of params", |n| {
        let params = repeat(40_000.min(n), |i, t| {
            let _ = write!(t, "p{i}: {{type: string}}, ");
        });
        let mut t = format!("a: {{params: &p {{{params}}}}}, ");
        for i in 0..1000.min(n / 20) {
            let _ = write!(t, "b{i}: {{params: {{<<: *p}}}}, ");
        }
        t
    }),
    ("unknown aliases", |n| {
        format!(
            "a: {{x: [{}]}}",
            repeat(n, |i, t| {
                let _ = write!(t, "*x{i}, ");
            })
        )
    }),
    ("anchors", |n| {
        format!(
            "a: {{x: [{}]}}",
            repeat(n, |i, t| {
                let _ = write!(t, "&x{i} 1, ");
            })
        )
    }),
    ("tags", |n| {
        format!("a: {{x: [{}]}}", repeat(n, |_, t| t.push_str("!!str 1, ")))
    }),
    ("quoted with escapes", |n| {
        format!(
            "a: {{x: [{}]}}",
            repeat(n, |_, t| t.push_str("\"\\u00e9\\n\", "))
        )
    }),
    ("spaces", |n| format!("a: {{x: {} }}", " ".repeat(n))),
    ("comments", |n| {
        format!("a: {{x: \n{} }}", repeat(n, |_, t| t.push_str("# what\n")))
    }),
    ("empty lines", |n| format!("a: {{x: {} }}", "\n".repeat(n))),
    ("colons", |n| format!("a: {{x: {} }}", ":".repeat(n))),
    ("question marks", |n| {
        format!("a: {{x: [{}]}}", "? ".repeat(n / 2))
    }),
    ("question marks in a word", |n| {
        format!("a: {{x: [{}]}}", "a?, ".repeat(n / 4))
    }),
    ("empty keys", |n| {
        format!("a: {{x: [{}]}}", ": 1, ".repeat(n / 5))
    }),
];
