#include "core/report/table_parser.h"

#include <algorithm>
#include <set>

#include "core/facts/placement.h"
#include "core/report/column_parser.h"
#include "core/report/row_plan.h"

namespace lx {

namespace {

using Kind = ReportTableDef::Kind;

std::string item(const char* list, std::size_t at)
{
    return list + std::string("[") + std::to_string(at) + "]";
}

class TableParser
{
public:
    TableParser(ObjectReader& in, const FactNeeds& facts, PeriodKind period, ReportTableDef& def,
                std::vector<CheckDef>& checks)
        : m_in(in), m_facts(facts), m_period(period), m_def(def), m_checks(checks)
    {}

    void table()
    {
        if (!source())
            return;
        if (m_def.kind == Kind::Figures)
            figure_rows();
        if (m_def.kind == Kind::List)
            list_rows();
        columns();
        if (m_def.kind == Kind::Periods)
            periods();
        checks();
    }

private:
    /// False where nothing else can be read.
    bool source()
    {
        m_in.text("ledger", m_def.ledger, true);
        m_in.text("unit", m_def.unit);
        m_in.text("of", m_def.of);
        if (m_facts.catalog().ledger(m_def.ledger) == nullptr) {
            m_in.complain("ledger", "没有“" + m_def.ledger + "”这个台账");
            return false;
        }
        if (!m_def.unit.empty())
            read_unit_reference(m_in, m_facts, m_def.ledger, m_def.unit);
        if (m_in.has("who"))
            m_def.who = m_facts.condition(m_in, "who", m_def.ledger);
        need_yes_no(m_in, m_facts, "of", m_def.ledger, m_def.of);
        return m_in.error().empty();
    }

    void figure_rows()
    {
        m_in.text("rows", m_def.rows, true);
        m_in.text("dictionary", m_def.dictionary);
        m_in.texts("open", m_def.open);
        if (!m_def.dictionary.empty() && m_facts.catalog().dictionary(m_def.dictionary) == nullptr)
            m_in.complain("dictionary", "没有“" + m_def.dictionary + "”这个字典");
        if (m_def.rows == rows_by_area) {
            for (const char* fact : {"code", "name", "kind", "parent"})
                m_facts.need(m_in, "rows", "area", fact);
            const auto& kinds = m_facts.catalog().dictionary("area_kind")->values;
            for (const std::string& kind : m_def.open)
                if (std::none_of(kinds.begin(), kinds.end(),
                                 [&](const DictionaryValue& value) { return value.value == kind; }))
                    m_in.complain("open", "没有“" + kind + "”这种属地");
        } else if (!m_def.open.empty()) {
            m_in.complain("open", "只有按属地排列的表才能展开");
        } else if (m_def.rows != rows_by_manager) {
            const FactDef* fact = m_facts.need(m_in, "rows", m_def.ledger, m_def.rows);
            if (m_in.has("bands") && fact != nullptr)
                bands(*fact);
        }
    }

    /// Values of a number by steps: 30岁及以下, 31–40岁.
    void bands(const FactDef& fact)
    {
        if (fact.type != FactType::Number || fact.ledger != m_def.ledger)
            m_in.complain("bands", "“" + m_def.rows + "”不是本台账的数，不能分段");
        m_in.objects("bands", true, [&](ObjectReader& each) {
            RowBand& band = m_def.bands.emplace_back();
            each.text("name", band.name, true);
            const auto bound = [&](const char* key, std::optional<int>& value) {
                int read = 0;
                if (each.has(key)) {
                    each.whole(key, read);
                    value = read;
                }
            };
            bound("from", band.from);
            bound("to", band.to);
            if (!band.from && !band.to)
                each.complain("from", "至少写明从多少（from）或到多少（to）");
        });
        for (std::size_t i = 1; i < m_def.bands.size(); ++i) {
            const RowBand& before = m_def.bands[i - 1];
            const RowBand& band = m_def.bands[i];
            if (!before.to || !band.from || *before.to >= *band.from)
                m_in.complain(item("bands", i).c_str(), "要从小到大排，不能重叠");
        }
    }

    void list_rows()
    {
        m_in.texts("sort", m_def.sort);
        for (const std::string& fact : m_def.sort)
            m_facts.need(m_in, "sort", m_def.ledger, fact);
        m_in.text("group", m_def.group);
        if (!m_def.group.empty())
            m_facts.need(m_in, "group", m_def.ledger, m_def.group);
        m_in.text("person", m_def.person);
        if (m_def.person.empty())
            return;
        const FactDef* fact = m_facts.need(m_in, "person", m_def.ledger, m_def.person);
        const LedgerDef& ledger = *m_facts.catalog().ledger(m_def.ledger);
        if (fact != nullptr &&
            (fact->ledger != m_def.ledger || fact->field < 0 ||
             ledger.fields[static_cast<std::size_t>(fact->field)].type != FieldType::IdNumber))
            m_in.complain("person", "“" + m_def.person + "”不是公民身份号码");
    }

    void columns()
    {
        m_in.objects("columns", true, [&](ObjectReader& each) {
            read_column(each, m_facts, {m_def.ledger, m_period, m_def.kind},
                        m_def.columns.emplace_back());
            written_as_parts(m_def.columns.back());
        });
        const bool figures = m_def.of_figures();
        for (std::size_t i = 0; i < m_def.columns.size(); ++i) {
            const ReportColumnDef& column = m_def.columns[i];
            if (is_figure_kind(column.kind) != figures &&
                column.kind != ReportColumnDef::Kind::Plus &&
                column.kind != ReportColumnDef::Kind::Difference)
                m_in.complain(item("columns", i).c_str(), figures
                                                              ? "统计表的栏应是合计、比率等数字"
                                                              : "名册的栏应是各行的内容，不能合计");
            if (!column.ledger.empty() && m_def.kind == Kind::Figures &&
                m_def.rows != rows_by_area && m_def.rows != rows_by_manager)
                m_in.complain(item("columns", i).c_str(),
                              "另一个台账的数只能按属地或管理党组织排列");
            if (m_def.kind == Kind::Figures && figures)
                need_place(i, column.ledger.empty() ? m_def.ledger : column.ledger);
        }
        if (m_def.columns.empty())
            m_in.complain("columns", "一栏也没有");
    }

    /// A sum or difference is written as what it is made of.
    void written_as_parts(ReportColumnDef& column) const
    {
        if (column.kind != ReportColumnDef::Kind::Difference &&
            column.kind != ReportColumnDef::Kind::Plus)
            return;
        for (const ReportColumnDef& part : m_def.columns)
            if (!column.parts.empty() && part.column.key == column.parts.front())
                column.column.format = part.column.format;
    }

    /// What is added, taken off or compared in a list are numbers of its rows.
    void numbers_alone()
    {
        const auto look = [&](const std::string& place, const std::vector<std::string>& keys) {
            for (const std::string& key : keys) {
                const auto found = std::find_if(
                    m_def.columns.begin(), m_def.columns.end(),
                    [&](const ReportColumnDef& column) { return column.column.key == key; });
                if (found != m_def.columns.end() && !is_number(*found))
                    m_in.complain(place.c_str(), "“" + key + "”不是数字");
            }
        };
        for (std::size_t i = 0; i < m_def.columns.size(); ++i) {
            const ReportColumnDef& column = m_def.columns[i];
            look(item("columns", i), column.parts);
            if (column.add && !is_number(column))
                m_in.complain(item("columns", i).c_str(), "不是数字，不能合计");
        }
        for (std::size_t i = 0; i < m_def.list_checks.size(); ++i) {
            look(item("checks", i), m_def.list_checks[i].left);
            look(item("checks", i), m_def.list_checks[i].right);
        }
    }
    static bool is_number(const ReportColumnDef& column)
    {
        const ColumnFormat format = column.column.format;
        return !column.column.ordinal && column.kind != ReportColumnDef::Kind::Spread &&
               (format == ColumnFormat::Count || format == ColumnFormat::Money ||
                format == ColumnFormat::Decimal);
    }

    /// Rows of that ledger can be told apart as the table does.
    void need_place(std::size_t column, const std::string& ledger)
    {
        if (m_def.rows == rows_by_area) {
            if (!Placement::by_area(m_facts.registry(), ledger))
                m_in.complain(item("columns", column).c_str(),
                              "“" + ledger + "”不分属地，不能按属地统计");
            m_facts.need_placement(ledger);
        } else if (m_def.rows == rows_by_manager) {
            m_facts.need_managers(ledger);
        }
    }

    void periods()
    {
        last_periods();
        m_in.objects("periods", m_def.periods.empty(), [&](ObjectReader& each) {
            ReportPeriodDef& period = m_def.periods.emplace_back();
            each.text("key", period.key, true);
            each.texts("heading", period.heading, true);
            each.whole("width", period.width);
            each.texts("difference", period.difference);
            if (period.difference.empty())
                read_time(each, m_period, period.on, true);
            else if (period.difference.size() != 2)
                each.complain("difference", "要写两栏，前一栏减后一栏");
        });
        std::set<std::string> known;
        std::set<std::string> names; // by which the name list tells them apart
        for (std::size_t i = 0; i < m_def.periods.size(); ++i) {
            const std::vector<std::string>& heading = m_def.periods[i].heading;
            if (!heading.empty() && heading.back() != period_name_sign &&
                !names.insert(heading.back()).second)
                m_in.complain(item("periods", i).c_str(),
                              "“" + heading.back() + "”已经有了，各期要叫得不一样");
            for (const std::string& key : m_def.periods[i].difference)
                if (!known.contains(key))
                    m_in.complain(item("periods", i).c_str(),
                                  "没有“" + key + "”这一栏（或它排在后面，或它自己是相减的栏）");
            if (m_def.periods[i].difference.empty() && !known.insert(m_def.periods[i].key).second)
                m_in.complain(item("periods", i).c_str(), "“" + m_def.periods[i].key + "”已经有了");
        }
        m_in.objects("across", false, [&](ObjectReader& each) { across(each, known); });
    }

    /// `last`: so many periods up to the report's own, under their names.
    void last_periods()
    {
        if (!m_in.has("last"))
            return;
        int last = 0;
        m_in.whole("last", last);
        for (int n = last - 1; n >= 0; --n) {
            ReportPeriodDef& period = m_def.periods.emplace_back();
            period.key = "before" + std::to_string(n);
            period.heading = {period_name_sign};
            const auto on = ReportTime::parse(period.key, m_period);
            if (on)
                period.on = *on;
            if (last < 2 || !on)
                return m_in.complain("last", "应为 2 到 61 之间的整数");
        }
        if (last < 2)
            m_in.complain("last", "应为 2 到 61 之间的整数");
    }

    /// The same figure in several periods: one check of the table for each figure.
    void across(ObjectReader& in, const std::set<std::string>& periods)
    {
        ListCheckDef check;
        read(in, check);
        std::vector<std::string> figures;
        in.texts("figures", figures, true);
        for (const auto* side : {&check.left, &check.right})
            for (const std::string& key : *side)
                if (!periods.contains(key))
                    in.complain("left", "没有“" + key + "”这一期");
        for (const std::string& figure : figures) {
            const auto column =
                std::find_if(m_def.columns.begin(), m_def.columns.end(),
                             [&](const ReportColumnDef& one) { return one.column.key == figure; });
            if (column == m_def.columns.end())
                return in.complain("figures", "没有“" + figure + "”这一栏");
            CheckDef made = of_periods(check, "：" + column->column.heading.back());
            const auto terms = [&](const std::vector<std::string>& keys) {
                std::vector<CheckTerm> found;
                for (const std::string& key : keys)
                    found.push_back(term(figure, key));
                return found;
            };
            made.left = terms(check.left);
            made.right = terms(check.right);
            m_checks.push_back(std::move(made));
        }
    }

    /// Figures of a table of periods, held in each period.
    void in_each_period(ObjectReader& in)
    {
        ListCheckDef check;
        read(in, check);
        CheckDef made = of_periods(check, "");
        const auto terms = [&](const std::vector<std::string>& keys) {
            std::vector<CheckTerm> found;
            for (const std::string& key : keys) {
                if (std::none_of(m_def.columns.begin(), m_def.columns.end(),
                                 [&](const ReportColumnDef& one) { return one.column.key == key; }))
                    in.complain("left", "没有“" + key + "”这一栏");
                found.push_back(term(key, CheckTerm::each_column));
            }
            return found;
        };
        made.left = terms(check.left);
        made.right = terms(check.right);
        m_checks.push_back(std::move(made));
    }

    [[nodiscard]] CheckDef of_periods(const ListCheckDef& check, const std::string& of) const
    {
        CheckDef made;
        made.title = check.title + of;
        made.table = m_def.name;
        made.id = m_def.name + "：" + made.title;
        made.op = check.op == "=" ? CheckOp::Equal : CheckOp::AtMost;
        return made;
    }

    static CheckTerm term(const std::string& row, const std::string& column)
    {
        CheckTerm made;
        made.row = row;
        made.column = column;
        return made;
    }

    void checks()
    {
        m_in.objects("checks", false, [&](ObjectReader& each) {
            if (m_def.kind == Kind::Figures)
                m_checks.push_back(read_check(each, m_def.name, {checked_table(m_def)}));
            else if (m_def.kind == Kind::Periods)
                in_each_period(each);
            else
                read(each, m_def.list_checks.emplace_back());
        });
        if (m_def.kind == Kind::List)
            numbers_alone();
        m_in.objects("notes", false, [&](ObjectReader& each) {
            ReportNoteDef& note = m_def.notes.emplace_back();
            each.text("column", note.column, true);
            each.text("say", note.say, true);
        });
    }

    static void read(ObjectReader& in, ListCheckDef& check)
    {
        in.text("title", check.title, true);
        in.texts("left", check.left, true);
        read_check_op(in, check.op);
        in.texts("right", check.right, true);
    }

    ObjectReader& m_in;
    const FactNeeds& m_facts;
    PeriodKind m_period;
    ReportTableDef& m_def;
    std::vector<CheckDef>& m_checks;
};

} // namespace

bool is_figure_kind(ReportColumnDef::Kind kind)
{
    using Of = ReportColumnDef::Kind;
    return kind == Of::Count || kind == Of::Unknown || kind == Of::Sum || kind == Of::Share ||
           kind == Of::Overlap;
}

void read_check_op(ObjectReader& in, std::string& op)
{
    in.text("op", op, true);
    if (op != "=" && op != "<=")
        in.complain("op", "应为 = 或 <=");
}

void read_ledger_table(ObjectReader& in, const FactNeeds& facts, PeriodKind period,
                       ReportTableDef& def, std::vector<CheckDef>& checks)
{
    TableParser(in, facts, period, def, checks).table();
}

CheckedTable checked_table(const ReportTableDef& def)
{
    CheckedTable found{def.name, {}};
    for (const ReportColumnDef& column : def.columns)
        found.columns.insert(column.column.key);
    return found;
}

} // namespace lx
