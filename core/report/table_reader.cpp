#include "core/report/table_reader.h"

#include <set>
#include <string>

#include "core/report/column_parser.h"
#include "core/report/finding_counts.h"
#include "core/report/table_parser.h"

namespace lx {

namespace {

using Kind = ReportTableDef::Kind;

void read_kind(ObjectReader& in, ReportTableDef& def)
{
    std::string text;
    in.text("kind", text, true);
    for (const auto& [name, kind] :
         {std::pair{"figures", Kind::Figures}, std::pair{"list", Kind::List},
          std::pair{"periods", Kind::Periods}, std::pair{"rules", Kind::Rules},
          std::pair{"findings", Kind::Findings}, std::pair{"finding_counts", Kind::FindingCounts},
          std::pair{"targets", Kind::Targets}, std::pair{"gaps", Kind::Gaps}}) {
        def.kind = kind;
        if (text == name)
            return;
    }
    in.complain("kind",
                "应为 figures、list、periods、rules、findings、finding_counts、targets 或 gaps");
}

/// Its columns are the kinds of subjects there are.
void read_finding_counts(ObjectReader& in, const FactNeeds& facts, ReportTableDef& def)
{
    in.text("rows", def.rows, true);
    if (def.rows != rows_by_rule && def.rows != rows_by_group && def.rows != rows_by_org)
        in.complain("rows", "应为 rule、group 或 org");
    for (const char* fact : {"code", "name"})
        facts.need(in, "rows", "org", fact);
}

/// A table whose rows come from policies.
void read_policy_table(ObjectReader& in, const FactNeeds& facts, ReportTableDef& def)
{
    in.text("note", def.note);
    if (def.kind == Kind::Targets)
        in.text("empty", def.empty);
    if (def.kind == Kind::FindingCounts)
        return read_finding_counts(in, facts, def);
    std::string each;
    in.text("each", each);
    def.each_group = each == "finding.group" && def.kind == Kind::Findings;
    if (!each.empty() && !def.each_group)
        in.complain("each", "不认识“" + each + "”");
    in.objects("columns", true, [&](ObjectReader& column) {
        read_policy_column(column, facts, def.kind, def.columns.emplace_back());
    });
    if (def.columns.empty())
        in.complain("columns", "一栏也没有");
}

/// Columns that others, checks and notes name are there; one made from others stands behind them.
void check_named_columns(ObjectReader& in, const ReportTableDef& def)
{
    std::set<std::string> known;
    const auto check = [&](const std::string& list, std::size_t i,
                           const std::vector<std::string>& keys) {
        for (const std::string& key : keys)
            if (!known.contains(key))
                in.complain((list + "[" + std::to_string(i) + "]").c_str(),
                            "没有“" + key + "”这一栏（或它排在后面）");
    };
    for (std::size_t i = 0; i < def.columns.size(); ++i) {
        const ReportColumnDef& column = def.columns[i];
        const std::string& key = column.column.key;
        if (column.kind == ReportColumnDef::Kind::Share)
            check("columns", i, {column.numerator});
        check("columns", i, column.denominator);
        check("columns", i, column.parts);
        if (!key.empty() && !known.insert(key).second)
            in.complain(("columns[" + std::to_string(i) + "].key").c_str(),
                        "“" + key + "”已经有了");
    }
    for (std::size_t i = 0; i < def.list_checks.size(); ++i) {
        check("checks", i, def.list_checks[i].left);
        check("checks", i, def.list_checks[i].right);
    }
    for (std::size_t i = 0; i < def.notes.size(); ++i)
        check("notes", i, {def.notes[i].column});
}

} // namespace

void read_period_kind(ObjectReader& in, PeriodKind& period)
{
    std::string text;
    in.text("period", text, true);
    for (const auto& [name, kind] :
         {std::pair{"month", PeriodKind::Month}, std::pair{"quarter", PeriodKind::Quarter},
          std::pair{"half_year", PeriodKind::HalfYear}, std::pair{"year", PeriodKind::Year}}) {
        period = kind;
        if (text == name)
            return;
    }
    in.complain("period", "应为 month、quarter、half_year 或 year");
}

void read_table(ObjectReader& in, const FactNeeds& facts, PeriodKind period, ReportTableDef& def,
                std::vector<CheckDef>& checks)
{
    read_kind(in, def);
    in.text("name", def.name, true);
    in.text("title", def.title, def.of_policies());
    def.frozen_columns = def.of_figures() ? 1 : 2;
    in.whole("frozen", def.frozen_columns);
    if (def.of_policies())
        read_policy_table(in, facts, def);
    else
        read_ledger_table(in, facts, period, def, checks);
    if (in.error().empty())
        check_named_columns(in, def);
}

} // namespace lx
