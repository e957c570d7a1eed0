use proc_macro2::TokenStream;
use quote::quote;

use super::{derive, expand};

fn errors(input: TokenStream) -> Vec<String> {
    let (_, errors) = expand(&syn::parse2(input).unwrap());
    errors.iter().map(ToString::to_string).collect()
}

/// What `add_to` does.
fn additions(input: TokenStream) -> String {
    let output = derive(input).to_string();
    let (_, body) = output.split_once(":: Results) {").unwrap();
    let (body, _) = body.rsplit_once("} }").unwrap();
    body.trim().to_owned()
}

#[test]
fn a_struct_becomes_results() {
    let output = derive(quote! {
        #[results(crate = crate::runtime)]
        struct Taken<'a, T: Serialize = u8, const N: usize = 1>
        where
            T: Clone,
        {
            snapshot_size: T,
            #[results(rename = "disk.free")]
            free: Option<[u64; N]>,
            #[results(skip)]
            started: Instant,
            #[results(flatten)]
            more: BTreeMap<&'a str, String>,
            #[results(json)]
            state: State,
        }
    });
    let expected = quote! {
        #[automatically_derived]
        impl<'a, T: Serialize, const N: usize> crate::runtime::ActionResults for Taken<'a, T, N>
        where
            T: Clone,
        {
            fn add_to(&self, results: &mut crate::runtime::Results) {
                use crate::runtime::__private::results::*;
                (&&&crate::runtime::__private::results::Field(&self.snapshot_size))
                    .add_to(results, ::core::option::Option::Some("snapshot-size"));
                (&&&crate::runtime::__private::results::Field(&self.free))
                    .add_to(results, ::core::option::Option::Some("disk.free"));
                (&&&crate::runtime::__private::results::Field(&self.more))
                    .add_to(results, ::core::option::Option::None);
                crate::runtime::__private::results::add_json(&self.state, results, "state");
            }
        }
    };
    assert_eq!(output.to_string(), expected.to_string());
}

#[test]
fn a_struct_without_results_sets_none() {
    for input in [
        quote!(
            struct Done;
        ),
        quote!(
            struct Done {}
        ),
        quote!(
            struct Done {
                #[results(skip)]
                since: Instant,
            }
        ),
    ] {
        let output = derive(input).to_string();
        assert!(output.contains("fn add_to (& self , _ : & mut"), "{output}");
        assert!(!output.contains("compile_error"), "{output}");
    }
}

#[test]
fn a_key_is_the_name_in_kebab_case() {
    let additions = additions(quote! {
        struct Taken { r#type: u8, type_: u8, a__b: u8, _c2: u8 }
    });
    for (field, key) in [("r#type", "type"), ("a__b", "a--b"), ("_c2", "c2")] {
        let addition = format!(
            "(& self . {field})) . add_to (results , :: core :: option :: Option :: Some (\"{key}\"))"
        );
        assert!(additions.contains(&addition), "{additions}");
    }
}

#[test]
fn keys_that_juju_refuses_are_told() {
    assert_eq!(
        errors(quote! {
            struct Taken {
                #[results(rename = "Snapshot_Size.newFile")]
                a: u8,
                #[results(rename = "")]
                b: u8,
                #[results(rename = "c..d")]
                c: u8,
                #[results(rename = "größe")]
                d: u8,
                größe: u8,
                #[results(rename = "-f")]
                f: u8,
                httpPort: u8,
                #[results(rename = "log.stderr")]
                g: u8,
                stdout: u8,
                return_code: u8,
                #[results(rename = "fine.return-code")]
                h: u8,
                #[results(rename = "return-code.i")]
                i: u8,
            }
        }),
        [
            "Juju refuses the key `Snapshot_Size.newFile`: each part of a key has lower-case \
             letters, digits and inner hyphens; write `snapshot-size.new-file`",
            "Juju refuses the key ``: each part of a key has lower-case letters, digits and inner \
             hyphens",
            "Juju refuses the key `c..d`: each part of a key has lower-case letters, digits and \
             inner hyphens; write `c.d`",
            "Juju refuses the key `größe`: each part of a key has lower-case letters, digits and \
             inner hyphens",
            "the field `größe` would be the result `größe`, which Juju refuses: each part of a key \
             has lower-case letters, digits and inner hyphens; write `#[results(rename = \"...\")]`",
            "Juju refuses the key `-f`: each part of a key has lower-case letters, digits and \
             inner hyphens; write `f`",
            "the field `httpPort` would be the result `httpPort`, which Juju refuses: each part of \
             a key has lower-case letters, digits and inner hyphens; write \
             `#[results(rename = \"http-port\")]`",
            "Juju keeps the key `stderr` for what the charm prints; give the result another with \
             `#[results(rename = \"...\")]`",
            "Juju keeps the key `stdout` for what the charm prints; give the result another with \
             `#[results(rename = \"...\")]`",
            "Juju overwrites the result `return-code` with the exit status of the charm; give it \
             another key with `#[results(rename = \"...\")]`",
            "Juju overwrites the result `return-code.i` with the exit status of the charm; give it \
             another key with `#[results(rename = \"...\")]`",
        ]
    );
}

#[test]
fn keys_that_exclude_each_other_are_told() {
    assert_eq!(
        errors(quote! {
            struct Taken {
                disk_free: u8,
                #[results(rename = "disk-free")]
                free: u8,
                #[results(rename = "disk-free.root")]
                root: u8,
                #[results(rename = "memory.free")]
                r#type: u8,
                memory: u8,
                memory_total: u8,
            }
        }),
        [
            "`disk-free` is the key of the field `disk_free` already; rename one of them",
            "`disk-free.root` cannot stand under `disk-free`, which is the key of the field \
             `disk_free`; rename one of them, or move this field into a struct for `disk-free`",
            "`memory` cannot be a key of its own, since `memory.free`, the key of the field \
             `r#type`, stands under it; rename one of them, or move that field into a struct for \
             `memory`",
        ]
    );
}

#[test]
fn mistakes_in_attributes_are_told_all_at_once() {
    assert_eq!(
        errors(quote! {
            #[results(crates = x, skip)]
            #[results(crate = "actions")]
            struct Taken {
                #[results(renam = "x", skip = true)]
                a: u8,
                #[results(rename)]
                #[results(rename = 1)]
                #[results(rename("x"))]
                b: u8,
                #[results(rename = "x", rename = "y", crate = z)]
                c: u8,
                #[results(skip, flatten, rename = "z")]
                d: u8,
                #[results(flatten, rename = "z", default, json)]
                e: u8,
                #[results]
                f: u8,
                #[results("x")]
                g: u8,
            }
        }),
        [
            "unknown option `crates`; did you mean `crate`?",
            "`skip` belongs to a field, not to the struct",
            "write `#[results(crate = path::to::actions_runtime)]`",
            "unknown option `renam`; did you mean `rename`?",
            "write `#[results(skip)]`",
            "`rename` is given twice",
            "`rename` is given twice",
            "write `#[results(rename = \"key\")]`",
            "`crate` belongs to the struct, not to a field",
            "`rename` is given twice",
            "`rename` has no effect beside `skip`; remove one of them",
            "`flatten` has no effect beside `skip`; remove one of them",
            "unknown option `default`; expected `rename`, `skip`, `flatten`, `json`",
            "`rename` has no effect beside `flatten`; remove one of them",
            "`json` has no effect beside `flatten`; remove one of them",
            "write the options in parentheses, with commas between them: \
             `#[results(rename = \"key\")]`",
            "write the options in parentheses, with commas between them: \
             `#[results(rename = \"key\")]`",
        ]
    );
}

#[test]
fn what_has_no_named_fields_is_told_what_to_write() {
    for (input, expected) in [
        (
            quote!(
                struct Taken(u64);
            ),
            "a result has a key, and the fields of a tuple struct have no names to make keys of; \
             write a struct with named fields",
        ),
        (
            quote!(
                enum Taken {
                    A { size: u64 },
                }
            ),
            "`ActionResults` is derived for a struct, whose fields are the results, not for an \
             enum; write a struct, with `Option` for the results that are not always there",
        ),
        (
            quote!(
                union Taken {
                    size: u64,
                }
            ),
            "`ActionResults` is derived for a struct, whose fields are the results, not for a \
             union; write a struct, with `Option` for the results that are not always there",
        ),
    ] {
        assert_eq!(errors(input.clone()), [expected]);
        let output = derive(input).to_string();
        assert!(
            output.contains("ActionResults for Taken"),
            "the implementation is missing: {output}"
        );
    }
}

#[test]
fn what_is_no_item_is_one_error() {
    let output = derive(quote!(struct)).to_string();
    assert!(output.contains("compile_error"), "{output}");
}
