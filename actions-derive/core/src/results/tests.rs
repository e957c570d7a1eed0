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
                (&&&Field(&self.snapshot_size))
                    .add_to(results, ::core::option::Option::Some("snapshot-size"));
                (&&&Field(&self.free))
                    .add_to(results, ::core::option::Option::Some("disk.free"));
                (&&&Field(&self.more))
                    .add_to(results, ::core::option::Option::None);
                add_json(&self.state, results, "state");
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
    let refused = |key: &str, near: &str| {
        format!(
            "Juju refuses the key `{key}`: each part of a key has lower-case letters, digits and \
             inner hyphens; write `#[results(rename = \"{near}\")]`"
        )
    };
    let kept = |key: &str| {
        format!(
            "Juju keeps the key `{key}` for itself; give the result another with \
             `#[results(rename = \"...\")]`"
        )
    };
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
            refused("Snapshot_Size.newFile", "snapshot-size.new-file"),
            refused("", "..."),
            refused("c..d", "c.d"),
            refused("größe", "..."),
            refused("größe", "..."),
            refused("-f", "f"),
            refused("httpPort", "http-port"),
            kept("stderr"),
            kept("stdout"),
            kept("return-code"),
            kept("return-code"),
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
            "`disk-free` cannot be a result beside `disk-free`, the key of the field `disk_free`; \
             rename one of them",
            "`disk-free.root` cannot be a result beside `disk-free`, the key of the field \
             `disk_free`; rename one of them",
            "`memory` cannot be a result beside `memory.free`, the key of the field `r#type`; \
             rename one of them",
        ]
    );
}

#[test]
fn mistakes_in_attributes_are_told_for_all_fields_at_once() {
    assert_eq!(
        errors(quote! {
            #[results(crates = x)]
            #[results(crate = "actions")]
            struct Taken {
                #[results(renam = "x")]
                a: u8,
                #[results(rename)]
                #[results(rename = 1)]
                b: u8,
                #[results(rename = "x", rename = "y")]
                c: u8,
                #[results(skip, rename = "z")]
                d: u8,
                #[results(json, flatten)]
                e: u8,
                #[results]
                f: u8,
                #[results(skip = true)]
                g: u8,
            }
        }),
        [
            "unknown option `crates`; did you mean `crate`?",
            "expected identifier",
            "unknown option `renam`; did you mean `rename`?",
            "expected `=`",
            "expected string literal",
            "`rename` is given twice",
            "beside `skip` other options have no effect",
            "beside `flatten` other options have no effect",
            "expected attribute arguments in parentheses: #[results(...)]",
            "expected `,`",
        ]
    );
}

#[test]
fn what_has_no_named_fields_is_told_what_to_write() {
    for input in [
        quote!(
            struct Taken(u64);
        ),
        quote!(
            enum Taken {
                A { size: u64 },
            }
        ),
        quote!(
            union Taken {
                size: u64,
            }
        ),
    ] {
        let expected = "`ActionResults` is derived for a struct with named fields, which are the \
                        results; one that is not always there is an `Option`";
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
