#pragma once

#include "core/report/fact_needs.h"
#include "core/report/report_def.h"

namespace lx {

/// Where a column stands: the table's ledger and kind, in a report of such periods.
struct ColumnPlace
{
    std::string ledger;
    PeriodKind period = PeriodKind::Quarter;
    ReportTableDef::Kind kind = ReportTableDef::Kind::List;
};

/// A column of a table whose rows are a ledger's, or counted from them.
void read_column(ObjectReader& in, const FactNeeds& facts, const ColumnPlace& place,
                 ReportColumnDef& def);
/// "on": when figures are counted.
void read_time(ObjectReader& in, PeriodKind period, ReportTime& time, bool required = false);
/// The reference `unit` of a ledger's rows leads to a unit.
void read_unit_reference(ObjectReader& in, const FactNeeds& facts, const std::string& ledger,
                         const std::string& unit);
/// A yes/no fact of a ledger's rows under `key`.
void need_yes_no(ObjectReader& in, const FactNeeds& facts, const char* key,
                 const std::string& ledger, const std::string& fact);
/// A column of a table whose rows come from policies: a named value of the row, a fact of its
/// subject, or the row's number.
void read_policy_column(ObjectReader& in, const FactNeeds& facts, ReportTableDef::Kind kind,
                        ReportColumnDef& def);

} // namespace lx
