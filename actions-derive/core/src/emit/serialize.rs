//! `Serialize` under the names of the declaration.

use super::{ident, own_types};
use crate::model::{Additional, Definition, Presence, Struct};
use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};

/// The impl, around the expression for its body.
pub(super) fn implementation(definition: &Definition, body: &TokenStream) -> TokenStream {
    let name = ident(&definition.name);
    quote! {
        #[automatically_derived]
        impl __runtime::Serialize for #name {
            fn serialize<S: __runtime::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                #body
            }
        }
    }
}

/// A struct as a map; absent params are left out.
pub(super) fn structure(shape: &Struct) -> TokenStream {
    let mut always = 0;
    let mut count = TokenStream::new();
    let mut entries = TokenStream::new();
    for field in &shape.fields {
        let (name, param) = (own_types::field_name(field), &field.param.text);
        let span = name.span();
        let entry = quote_spanned!(span=> __runtime::SerializeMap::serialize_entry);
        match field.presence {
            Presence::Required | Presence::Filled(_) => {
                always += 1;
                let entry = quote_spanned!(span=> #entry(&mut map, #param, &self.#name));
                entries.extend(quote!(#entry?;));
            }
            Presence::Optional => {
                count.extend(quote!(+ usize::from(self.#name.is_some())));
                let entry = quote_spanned!(span=> #entry(&mut map, #param, value));
                entries.extend(quote! {
                    if let ::core::option::Option::Some(value) = &self.#name {
                        #entry?;
                    }
                });
            }
        }
    }
    if let Additional::Kept(name, _) = &shape.additional {
        let name = ident(name);
        count.extend(quote!(+ self.#name.len()));
        entries.extend(quote! {
            for (name, value) in &self.#name {
                __runtime::SerializeMap::serialize_entry(&mut map, name, value)?;
            }
        });
    }
    let always = Literal::usize_unsuffixed(always);
    let mutable = (!entries.is_empty()).then(|| quote!(mut));
    quote! {
        let #mutable map = __runtime::Serializer::serialize_map(
            serializer,
            ::core::option::Option::Some(#always #count),
        )?;
        #entries
        __runtime::SerializeMap::end(map)
    }
}
