//! `Serialize` under the names of the declaration.

use super::ident;
use crate::lower::model::{Additional, Definition, Presence, Struct};
use proc_macro2::TokenStream;
use quote::quote;

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
    let entry = quote!(__runtime::SerializeMap::serialize_entry);
    let fields = shape.fields.iter().map(|field| {
        let (name, param) = (ident(&field.name), &field.param.text);
        match field.presence {
            Presence::Required | Presence::Filled(_) => {
                quote!(#entry(&mut map, #param, &self.#name)?;)
            }
            Presence::Optional => quote! {
                if let ::core::option::Option::Some(value) = &self.#name {
                    #entry(&mut map, #param, value)?;
                }
            },
        }
    });
    let rest = match &shape.additional {
        Additional::Kept(name, _) => {
            let name = ident(name);
            quote! {
                for (name, value) in &self.#name {
                    #entry(&mut map, name, value)?;
                }
            }
        }
        Additional::Ignored | Additional::Refused => quote!(),
    };
    let is_empty = shape.fields.is_empty() && !matches!(shape.additional, Additional::Kept(..));
    let mutable = if is_empty { quote!() } else { quote!(mut) };
    quote! {
        let #mutable map = __runtime::Serializer::serialize_map(
            serializer,
            ::core::option::Option::None,
        )?;
        #(#fields)*
        #rest
        __runtime::SerializeMap::end(map)
    }
}
