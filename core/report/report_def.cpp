#include "core/report/report_def.h"

#include <algorithm>

#include "core/facts/placement.h"
#include "core/report/column_parser.h"
#include "core/report/shipped.h"
#include "core/report/table_parser.h"
#include "core/report/table_reader.h"

namespace lx {

namespace {

/// Reads one definition: its members, and that what they name is there.
class ReportParser
{
public:
    explicit ReportParser(const FactRegistry& registry) : m_facts(registry, m_def.needs) {}

    void report(ObjectReader& in)
    {
        in.text("id", m_def.id, true);
        in.text("name", m_def.name, true);
        in.text("unit", m_def.unit);
        std::string basis; // where its form comes from: for readers of the file
        in.text("basis", basis);
        read_period_kind(in, m_def.period);
        in.objects("tables", true, [&](ObjectReader& each) {
            read_table(each, m_facts, m_def.period, m_def.tables.emplace_back(), m_def.checks);
        });
        if (m_def.tables.empty())
            in.complain("tables", "一张表也没有");
        in.objects("between", false,
                   [&](ObjectReader& each) { between(each, m_def.between.emplace_back()); });
        if (!m_def.between.empty())
            need_areas(in);
        checks(in);
        in.object("list", [&](ObjectReader& each) { name_list(each); });
        in.objects("lists", false, [&](ObjectReader& each) { name_list(each); });
        figures_listed(in);
        if (in.has("signature")) {
            m_def.signature.clear();
            in.texts("signature", m_def.signature);
        }
        in.texts("charts", m_def.charts);
        of_one_source(in);
    }
    ReportDef take() { return std::move(m_def); }

private:
    /// Findings and targets are counted in name lists of their own kind.
    void of_one_source(ObjectReader& in) const
    {
        using Kind = ReportTableDef::Kind;
        const bool rules =
            m_def.has(Kind::Rules) || m_def.has(Kind::Findings) || m_def.has(Kind::FindingCounts);
        const bool targets = m_def.has(Kind::Targets) || m_def.has(Kind::Gaps);
        if (rules && targets)
            in.complain("tables", "问题和目标不能在一个报表里");
        if ((rules || targets) &&
            (m_def.has(Kind::Figures) || m_def.has(Kind::List) || m_def.has(Kind::Periods) ||
             !m_def.between.empty() || !m_def.lists.empty()))
            in.complain("tables", "政策的表不能与台账的表在一个报表里");
    }

    /// What checks of the report, those of no table, name.
    void checks(ObjectReader& in)
    {
        std::vector<CheckedTable> tables;
        for (const ReportTableDef& table : m_def.tables)
            if (table.kind == ReportTableDef::Kind::Figures)
                tables.push_back(checked_table(table));
        in.objects("checks", false, [&](ObjectReader& each) {
            m_def.checks.push_back(read_check(each, "", tables));
        });
    }

    /// What the sheet 名单 says of a ledger's rows.
    void name_list(ObjectReader& in)
    {
        NameListDef& list = m_def.lists.emplace_back();
        in.text("ledger", list.ledger, true);
        if (m_facts.catalog().ledger(list.ledger) == nullptr)
            return in.complain("ledger", "没有“" + list.ledger + "”这个台账");
        in.objects("columns", true, [&](ObjectReader& each) {
            read_column(each, m_facts, {list.ledger, m_def.period, ReportTableDef::Kind::List},
                        list.columns.emplace_back());
        });
    }

    /// Every figure opens to rows: their ledgers stand in the name list.
    void figures_listed(ObjectReader& in) const
    {
        for (const ReportTableDef& table : m_def.tables) {
            for (const ReportColumnDef& column : table.columns) {
                const std::string& ledger = column.ledger.empty() ? table.ledger : column.ledger;
                if (!m_def.lists.empty() && table.of_figures() && is_figure_kind(column.kind) &&
                    std::none_of(m_def.lists.begin(), m_def.lists.end(),
                                 [&](const NameListDef& list) { return list.ledger == ledger; }))
                    return in.complain("list", "没有“" + ledger + "”台账的名单，“" + table.name +
                                                   "”的数打不开");
            }
        }
    }

    void between(ObjectReader& in, BetweenCheckDef& check)
    {
        in.text("title", check.title, true);
        figures(in, "left", check.left);
        read_check_op(in, check.op);
        figures(in, "right", check.right);
    }

    /// One side of a check between tables: what it names is there.
    void figures(ObjectReader& in, const char* side, std::vector<TableFigure>& found)
    {
        std::vector<std::string> texts;
        in.texts(side, texts, true);
        if (texts.size() == 1)
            found = {{"", texts.front()}};
        for (std::size_t i = 0; i + 1 < texts.size(); i += 2)
            found.push_back({texts[i], texts[i + 1]});
        if (found.empty() || (texts.size() > 1 && texts.size() % 2 != 0))
            in.complain(side, "要一对一对写明哪张表的哪一栏");
        for (const TableFigure& figure : found) {
            const FigureDef* named =
                figure.table.empty() ? m_facts.figures().find(figure.column) : nullptr;
            if (named != nullptr)
                named->add_needs(m_facts.registry(), m_def.needs);
            else if (!has_figure(figure))
                in.complain(side, "没有“" + figure.table + "”的“" + figure.column + "”这一栏");
        }
    }

    [[nodiscard]] bool has_figure(const TableFigure& figure) const
    {
        const auto table =
            std::find_if(m_def.tables.begin(), m_def.tables.end(),
                         [&](const ReportTableDef& one) { return one.name == figure.table; });
        if (table == m_def.tables.end() || figure.table.empty())
            return false;
        if (table->kind == ReportTableDef::Kind::List)
            return figure.column == "rows" && table->person.empty();
        return table->kind == ReportTableDef::Kind::Figures &&
               std::any_of(table->columns.begin(), table->columns.end(),
                           [&](const ReportColumnDef& column) {
                               return column.column.key == figure.column &&
                                      column.kind != ReportColumnDef::Kind::Share;
                           });
    }

    /// Checks between tables hold area by area.
    void need_areas(ObjectReader& in)
    {
        for (const char* fact : {"code", "name", "parent"})
            m_facts.need(in, "between", "area", fact);
        Placement::add_needs(m_facts.registry(), "unit", m_def.needs);
        for (const ReportTableDef& table : m_def.tables) {
            if (!table.ledger.empty())
                m_facts.need_placement(table.ledger);
            for (const ReportColumnDef& column : table.columns)
                if (!column.ledger.empty())
                    m_facts.need_placement(column.ledger);
        }
    }

    ReportDef m_def;
    FactNeeds m_facts;
};

Result<ReportDef> read_report(const std::string& file, Result<ObjectReader> reader,
                              const FactRegistry& registry)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    ReportParser parser(registry);
    parser.report(in);
    LX_TRY(in.end(file));
    return parser.take();
}

} // namespace

bool ReportDef::has(ReportTableDef::Kind kind) const
{
    return std::any_of(tables.begin(), tables.end(),
                       [kind](const ReportTableDef& table) { return table.kind == kind; });
}

Result<ReportDef> ReportDef::from_json(const FactRegistry& facts, const std::string& file,
                                       const std::string& json)
{
    return read_report(file, ObjectReader::of(file, json), facts);
}

Result<std::vector<ReportDef>> ReportDef::all(const FactRegistry& facts)
{
    return shipped<ReportDef>("reports", [&](const std::string& file, Result<ObjectReader> in) {
        return read_report(file, std::move(in), facts);
    });
}

Result<ReportDef> ReportDef::scope_lists(const FactRegistry& facts)
{
    const std::string file = "scopes/lists.json";
    return read_report(file, ObjectReader::resource(file), facts);
}

Result<ReportDef> ReportDef::find(const FactRegistry& facts, const std::string& id)
{
    return named(all(facts), id, "这个报表");
}

} // namespace lx
