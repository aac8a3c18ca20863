#include "core/report/check_def.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <QJsonArray>

#include "core/base/object_reader.h"
#include "core/base/text.h"

namespace lx {

namespace {

template <class Value, std::size_t n> using Words = std::array<std::pair<const char*, Value>, n>;

constexpr Words<TermTime, 3> time_words{{{"previous", TermTime::Previous},
                                         {"last_year", TermTime::LastYear},
                                         {"opening", TermTime::Opening}}};
constexpr Words<CheckOp, 12> op_words{{{"=", CheckOp::Equal},
                                       {"≠", CheckOp::Unequal},
                                       {"!=", CheckOp::Unequal},
                                       {"<", CheckOp::Less},
                                       {"≤", CheckOp::AtMost},
                                       {"<=", CheckOp::AtMost},
                                       {">", CheckOp::Greater},
                                       {"≥", CheckOp::AtLeast},
                                       {">=", CheckOp::AtLeast},
                                       {"同有同无", CheckOp::BothOrNone},
                                       {"只能有一", CheckOp::OneOnly}}};
constexpr Words<CheckKind, 4> kind_words{{{"必须", CheckKind::Must},
                                          {"说明", CheckKind::Explain},
                                          {"附名单", CheckKind::List},
                                          {"应为空", CheckKind::Empty}}};
constexpr Words<CheckMissing, 3> missing_words{{{"skip_any", CheckMissing::SkipAny},
                                                {"skip_all", CheckMissing::SkipAll},
                                                {"zero", CheckMissing::Zero}}};
constexpr Words<CheckLevel, 4> level_words{{{"all", CheckLevel::All},
                                            {"plain", CheckLevel::Plain},
                                            {"subtotal", CheckLevel::Subtotal},
                                            {"total", CheckLevel::Total}}};

template <class Value, std::size_t n>
const Value* word(const Words<Value, n>& words, std::string_view text)
{
    for (const auto& [name, value] : words)
        if (name != nullptr && text == name)
            return &value;
    return nullptr;
}

/// Reads a word of those there are; the member may be left out.
template <class Value, std::size_t n>
void read_word(ObjectReader& in, const char* key, const Words<Value, n>& words, Value& out,
               bool required = false)
{
    if (!required && !in.has(key))
        return;
    std::string text;
    in.text(key, text, required);
    if (const Value* found = word(words, text)) {
        out = *found;
        return;
    }
    std::string all;
    for (const auto& [name, value] : words)
        if (name != nullptr)
            all += (all.empty() ? "" : "、") + std::string(name);
    in.complain(key, "应为 " + all);
}

class TermReader
{
public:
    TermReader(ObjectReader& in, const CheckDef& check, const std::vector<CheckedTable>& tables)
        : m_in(in), m_check(check), m_tables(tables)
    {}

    void terms(const char* key, std::vector<CheckTerm>& out)
    {
        // One term, or a list of them; numbers may stand as such.
        QJsonArray all;
        if (const QJsonValue given = m_in.value(key); given.isArray())
            all = given.toArray();
        else if (!given.isUndefined())
            all.append(given);
        std::vector<std::string> texts;
        for (const QJsonValue one : all) {
            if (one.isDouble())
                out.emplace_back().constant = one.toDouble();
            else
                texts.push_back(one.toString().toStdString());
        }
        for (const std::string& text : texts) {
            const auto term = CheckTerm::parse(text);
            if (!term)
                m_in.complain(key, "“" + text + "”不是栏、合计或数");
            else if (named(key, *term))
                out.push_back(*term);
        }
        if (all.isEmpty())
            m_in.complain(key, "一栏也没有");
    }

    /// The table and column are there; those of other reports are looked for when they are asked.
    bool named(const char* key, const CheckTerm& term)
    {
        if (term.constant || !term.report.empty())
            return true;
        const std::string& name = term.table.empty() ? m_check.table : term.table;
        const auto table =
            name.empty() ? m_tables.begin()
                         : std::find_if(m_tables.begin(), m_tables.end(),
                                        [&](const CheckedTable& one) { return one.name == name; });
        if (table == m_tables.end()) {
            m_in.complain(key, "没有“" + name + "”这张统计表");
            return false;
        }
        if (term.column != CheckTerm::each_column && !table->columns.contains(term.column)) {
            m_in.complain(key, "没有“" + term.column + "”这一栏");
            return false;
        }
        return true;
    }

private:
    ObjectReader& m_in;
    const CheckDef& m_check;
    const std::vector<CheckedTable>& m_tables;
};

} // namespace

std::optional<CheckTerm> CheckTerm::parse(const std::string& text)
{
    CheckTerm term;
    std::string rest(trimmed(text));
    if (rest.empty())
        return std::nullopt;
    double number = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (read.ec == std::errc() && read.ptr == rest.data() + rest.size()) {
        term.constant = number;
        return term;
    }
    if (rest.front() == '-') {
        term.minus = true;
        rest.erase(0, 1);
    }
    if (const auto at = rest.rfind('@'); at != std::string::npos) {
        const TermTime* time = word(time_words, std::string_view(rest).substr(at + 1));
        if (time == nullptr)
            return std::nullopt;
        term.time = *time;
        rest.resize(at);
    }
    if (const auto at = rest.find('!'); at != std::string::npos) {
        term.table = rest.substr(0, at);
        rest.erase(0, at + 1);
        if (const auto slash = term.table.find('/'); slash != std::string::npos) {
            term.report = term.table.substr(0, slash);
            term.table.erase(0, slash + 1);
        }
    }
    if (const auto at = rest.find(','); at != std::string::npos) {
        term.row = rest.substr(0, at);
        rest.erase(0, at + 1);
    }
    term.column = rest;
    if (term.row.empty() || term.column.empty())
        return std::nullopt;
    return term;
}

const char* name_of(CheckKind kind)
{
    for (const auto& [name, value] : kind_words)
        if (value == kind)
            return name;
    return "";
}

bool CheckDef::needs_former() const
{
    const auto former = [](const CheckTerm& term) { return term.time != TermTime::Now; };
    return !jump.empty() || std::any_of(left.begin(), left.end(), former) ||
           std::any_of(right.begin(), right.end(), former);
}

CheckDef read_check(ObjectReader& in, const std::string& table,
                    const std::vector<CheckedTable>& tables)
{
    CheckDef check;
    check.table = table;
    if (table.empty())
        in.text("table", check.table);
    in.text("title", check.title, true);
    in.text("id", check.id);
    if (check.id.empty())
        check.id = (check.table.empty() ? "" : check.table + "：") + check.title;
    in.texts("jump", check.jump);
    TermReader reader(in, check, tables);
    if (check.jump.empty()) {
        reader.terms("left", check.left);
        read_word(in, "op", op_words, check.op, true);
        reader.terms("right", check.right);
    } else {
        check.kind = CheckKind::Explain;
        for (const std::string& column : check.jump) {
            CheckTerm term;
            term.column = column;
            (void)reader.named("jump", term);
        }
    }
    std::optional<double> tolerance;
    in.number("tolerance", tolerance);
    check.tolerance = tolerance.value_or(0);
    if (check.tolerance < 0)
        in.complain("tolerance", "不能小于 0");
    read_word(in, "missing", missing_words, check.missing);
    read_word(in, "kind", kind_words, check.kind);
    read_word(in, "level", level_words, check.level);
    in.wholes("periods", check.quarters);
    for (const int one : check.quarters)
        if (one < 1 || one > 12)
            in.complain("periods", "应为一年里的第几期，从 1 起");
    in.text("message", check.message);
    in.text("remedy", check.remedy);
    return check;
}

} // namespace lx
