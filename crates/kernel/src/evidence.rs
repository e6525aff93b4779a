//! Proof of permission as a type: a write that needs it cannot be called without asking first.

/// Declares `Allowed<Verb, Noun>` in a module's `access.rs`, the only place that can make one.
///
/// ```
/// mod access {
///     maru_kernel::evidence!();
///     pub struct Rename;
///     pub struct Room(pub u8);
///     pub fn may_rename(owner: bool, room: Room) -> Option<Allowed<Rename, Room>> {
///         owner.then(|| Allowed::new(room))
///     }
/// }
/// let room = access::may_rename(true, access::Room(7)).map(|allowed| allowed.noun().0);
/// assert_eq!(room, Some(7));
/// ```
#[macro_export]
macro_rules! evidence {
    () => {
        /// Proof, made only in this file, that the verb `V` is allowed on the noun it carries.
        #[derive(Debug)]
        pub struct Allowed<V, N> {
            noun: N,
            verb: ::std::marker::PhantomData<V>,
        }

        impl<V, N> Allowed<V, N> {
            fn new(noun: N) -> Self {
                Allowed { noun, verb: ::std::marker::PhantomData }
            }

            /// What the verb is allowed on.
            pub fn noun(&self) -> &N {
                &self.noun
            }
        }
    };
}
