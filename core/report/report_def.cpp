#include "core/report/report_def.h"

#include <algorithm>
#include <set>

#include "core/facts/placement.h"
#include "core/report/column_parser.h"
#include "core/report/shipped.h"
#include "core/report/table_parser.h"

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
        read_period(in);
        in.objects("tables", true,
                   [&](ObjectReader& each) { table(each, m_def.tables.emplace_back()); });
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
        of_one_source(in);
    }
    ReportDef take() { return std::move(m_def); }

private:
    void read_period(ObjectReader& in)
    {
        std::string text;
        in.text("period", text, true);
        for (const auto& [name, kind] :
             {std::pair{"month", PeriodKind::Month}, std::pair{"quarter", PeriodKind::Quarter},
              std::pair{"half_year", PeriodKind::HalfYear}, std::pair{"year", PeriodKind::Year}}) {
            m_def.period = kind;
            if (text == name)
                return;
        }
        in.complain("period", "应为 month、quarter、half_year 或 year");
    }

    void read_kind(ObjectReader& in, ReportTableDef& def)
    {
        using Kind = ReportTableDef::Kind;
        std::string text;
        in.text("kind", text, true);
        for (const auto& [name, kind] :
             {std::pair{"figures", Kind::Figures}, std::pair{"list", Kind::List},
              std::pair{"periods", Kind::Periods}, std::pair{"rules", Kind::Rules},
              std::pair{"findings", Kind::Findings}, std::pair{"targets", Kind::Targets},
              std::pair{"gaps", Kind::Gaps}}) {
            def.kind = kind;
            if (text == name)
                return;
        }
        in.complain("kind", "应为 figures、list、periods、rules、findings、targets 或 gaps");
    }

    /// Findings and targets are counted in name lists of their own kind.
    void of_one_source(ObjectReader& in) const
    {
        using Kind = ReportTableDef::Kind;
        const bool rules = m_def.has(Kind::Rules) || m_def.has(Kind::Findings);
        const bool targets = m_def.has(Kind::Targets) || m_def.has(Kind::Gaps);
        if (rules && targets)
            in.complain("tables", "问题和目标不能在一个报表里");
        if ((rules || targets) &&
            (m_def.has(Kind::Figures) || m_def.has(Kind::List) || m_def.has(Kind::Periods) ||
             !m_def.between.empty() || !m_def.lists.empty()))
            in.complain("tables", "政策的表不能与台账的表在一个报表里");
    }

    void table(ObjectReader& in, ReportTableDef& def)
    {
        read_kind(in, def);
        in.text("name", def.name, true);
        in.text("title", def.title, def.of_policies());
        def.frozen_columns = def.of_figures() ? 1 : 2;
        in.whole("frozen", def.frozen_columns);
        if (def.of_policies())
            policy_table(in, def);
        else
            read_ledger_table(in, m_facts, m_def.period, def, m_def.checks);
        if (in.error().empty())
            columns_named(in, def);
    }

    /// A table whose rows come from policies.
    void policy_table(ObjectReader& in, ReportTableDef& def)
    {
        in.text("note", def.note);
        if (def.kind == ReportTableDef::Kind::Targets)
            in.text("empty", def.empty);
        std::string each;
        in.text("each", each);
        def.each_group = each == "finding.group" && def.kind == ReportTableDef::Kind::Findings;
        if (!each.empty() && !def.each_group)
            in.complain("each", "不认识“" + each + "”");
        in.objects("columns", true, [&](ObjectReader& column) {
            read_policy_column(column, m_facts, def.kind, def.columns.emplace_back());
        });
        if (def.columns.empty())
            in.complain("columns", "一栏也没有");
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

    /// Columns that others, checks and notes name are there; one made from others stands behind
    /// them.
    static void columns_named(ObjectReader& in, const ReportTableDef& def)
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
