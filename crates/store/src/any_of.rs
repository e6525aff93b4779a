//! A list of numbers as one value, and so one text for any length of list.

use crate::conn::MultiBackend;
use diesel::QueryResult;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping};
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Bool, Text};
use diesel::sqlite::Sqlite;
use std::fmt::Write;

/// Whether `column` is one of `numbers`. Unlike `eq_any`, whose text grows with the list and is taken apart
/// anew at every call, it is prepared once for each connection.
pub fn any_of<C>(column: C, numbers: impl IntoIterator<Item = i64>) -> AnyOf<C> {
    AnyOf { column, list: List::new(numbers) }
}

/// See [`any_of`].
#[derive(Clone, Debug)]
pub struct AnyOf<C> {
    column: C,
    list: List,
}

/// Numbers, written as a query that gives them: what stands behind `IN`.
#[derive(Clone, Debug)]
pub struct List {
    numbers: Vec<i64>,
    json: String,
}

impl List {
    pub(crate) fn new(numbers: impl IntoIterator<Item = i64>) -> List {
        let numbers: Vec<i64> = numbers.into_iter().collect();
        let mut json = String::from("[");
        for (place, number) in numbers.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            let _ = write!(json, "{comma}{number}");
        }
        json.push(']');
        List { numbers, json }
    }
}

impl QueryFragment<Pg> for List {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("(SELECT unnest(");
        out.push_bind_param::<Array<BigInt>, _>(&self.numbers)?;
        out.push_sql("))");
        Ok(())
    }
}

impl QueryFragment<Sqlite> for List {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql("(SELECT value FROM json_each(");
        out.push_bind_param::<Text, _>(&self.json)?;
        out.push_sql("))");
        Ok(())
    }
}

impl QueryFragment<MultiBackend> for List {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(self, out)
    }
}

impl<C: Expression<SqlType = BigInt>> Expression for AnyOf<C> {
    type SqlType = Bool;
}

impl<C, From> AppearsOnTable<From> for AnyOf<C>
where
    C: AppearsOnTable<From>,
    AnyOf<C>: Expression,
{
}

impl<C, From> SelectableExpression<From> for AnyOf<C>
where
    C: SelectableExpression<From>,
    AnyOf<C>: AppearsOnTable<From>,
{
}

impl<C: ValidGrouping<By>, By> ValidGrouping<By> for AnyOf<C> {
    type IsAggregate = C::IsAggregate;
}

impl<C: QueryId> QueryId for AnyOf<C> {
    type QueryId = AnyOf<C::QueryId>;
    const HAS_STATIC_QUERY_ID: bool = C::HAS_STATIC_QUERY_ID;
}

impl<DB, C> QueryFragment<DB> for AnyOf<C>
where
    DB: diesel::backend::Backend,
    C: QueryFragment<DB>,
    List: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(" IN ");
        self.list.walk_ast(out)
    }
}
