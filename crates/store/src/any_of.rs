//! A column that is one of a list, as one value and so one text for any length of list.

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
    let numbers: Vec<i64> = numbers.into_iter().collect();
    let mut json = String::from("[");
    for (place, number) in numbers.iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        let _ = write!(json, "{comma}{number}");
    }
    json.push(']');
    AnyOf { column, numbers, json }
}

/// See [`any_of`].
#[derive(Clone, Debug)]
pub struct AnyOf<C> {
    column: C,
    numbers: Vec<i64>,
    json: String,
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

impl<C: QueryFragment<Pg>> QueryFragment<Pg> for AnyOf<C> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(" = ANY(");
        out.push_bind_param::<Array<BigInt>, _>(&self.numbers)?;
        out.push_sql(")");
        Ok(())
    }
}

impl<C: QueryFragment<Sqlite>> QueryFragment<Sqlite> for AnyOf<C> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(" IN (SELECT value FROM json_each(");
        out.push_bind_param::<Text, _>(&self.json)?;
        out.push_sql("))");
        Ok(())
    }
}

impl<C> QueryFragment<MultiBackend> for AnyOf<C>
where
    AnyOf<C>: QueryFragment<Pg> + QueryFragment<Sqlite>,
{
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(self, out)
    }
}
