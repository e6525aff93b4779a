//! Statements written out by hand that every page asks, prepared once for each connection.

use crate::any_of::List;
use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::Error::QueryBuilderError;
use diesel::serialize::ToSql;
use diesel::sql_types::{HasSqlType, Untyped};
use std::borrow::Cow;
use std::marker::PhantomData;

/// A statement whose values stand as `$1`, `$2` …, in any order and as often as needed.
///
/// Unlike [`diesel::sql_query`], which has the database take the text apart at every call, it is prepared
/// once. So the text must be one of a few: values belong into [`Sql::bind`]. PostgreSQL may plan it for
/// all values alike, which suits look-ups by key and not searches.
pub fn sql<'q>(text: impl Into<Cow<'q, str>>) -> Sql<'q, ()> {
    Sql { text: text.into(), values: () }
}

/// See [`sql`].
#[derive(Clone, Debug)]
#[must_use = "a statement does nothing before it is loaded or executed"]
pub struct Sql<'q, V> {
    text: Cow<'q, str>,
    values: V,
}

/// A value with the type it has in SQL.
#[derive(Clone, Debug)]
pub struct Value<T, V> {
    value: V,
    kind: PhantomData<T>,
}

impl<'q, V> Sql<'q, V> {
    /// The next value: `$1` for the first call, `$2` for the second.
    pub fn bind<T, W>(self, value: W) -> Sql<'q, (V, Value<T, W>)> {
        Sql { text: self.text, values: (self.values, Value { value, kind: PhantomData }) }
    }

    /// The next value is what stands behind `IN`: as many numbers as wished.
    pub fn bind_list(self, numbers: impl IntoIterator<Item = i64>) -> Sql<'q, (V, List)> {
        Sql { text: self.text, values: (self.values, List::new(numbers)) }
    }
}

/// The values of a statement.
pub trait Values<DB: Backend> {
    /// How many there are.
    const COUNT: usize;

    /// Puts the value with this number into the query.
    ///
    /// # Errors
    /// There is no such value, or it cannot be written.
    fn push<'b>(&'b self, number: usize, out: AstPass<'_, 'b, DB>) -> QueryResult<()>;
}

impl<DB: Backend> Values<DB> for () {
    const COUNT: usize = 0;

    fn push<'b>(&'b self, number: usize, _: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        Err(QueryBuilderError(format!("no value for ${number}").into()))
    }
}

impl<DB, Before, T, W> Values<DB> for (Before, Value<T, W>)
where
    DB: Backend + HasSqlType<T>,
    Before: Values<DB>,
    W: ToSql<T, DB>,
{
    const COUNT: usize = Before::COUNT + 1;

    fn push<'b>(&'b self, number: usize, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        if number == Self::COUNT {
            out.push_bind_param::<T, W>(&self.1.value)
        } else {
            self.0.push(number, out)
        }
    }
}

impl<DB, Before> Values<DB> for (Before, List)
where
    DB: Backend,
    Before: Values<DB>,
    List: QueryFragment<DB>,
{
    const COUNT: usize = Before::COUNT + 1;

    fn push<'b>(&'b self, number: usize, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        if number == Self::COUNT { self.1.walk_ast(out) } else { self.0.push(number, out) }
    }
}

impl<DB: Backend, V: Values<DB>> QueryFragment<DB> for Sql<'_, V> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let mut pieces = self.text.split('$');
        out.push_sql(pieces.next().unwrap_or_default());
        for piece in pieces {
            let after = piece.trim_start_matches(|c: char| c.is_ascii_digit());
            match piece.strip_suffix(after).unwrap_or_default().parse() {
                Ok(number) => self.values.push(number, out.reborrow())?,
                // A dollar of its own, as in the paths of JSON.
                Err(_) => out.push_sql("$"),
            }
            out.push_sql(after);
        }
        Ok(())
    }
}

impl<V> QueryId for Sql<'_, V> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<V> Query for Sql<'_, V> {
    type SqlType = Untyped;
}

impl<C, V> diesel::RunQueryDsl<C> for Sql<'_, V> {}
