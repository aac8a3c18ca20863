#include "core/store/column_values.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "core/store/database.h"
#include "core/store/key_sql.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"
#include "core/store/stoppable.h"
#include "core/store/value_counter.h"

namespace lx {

namespace {

/// The field as a record has it: the text of a reference with free text where there is no row.
std::string value_sql(const FieldDef& field)
{
    if (field.type != FieldType::RefOrText || field.own)
        return field_sql(field, "t");
    return "coalesce(t." + quote_name(field.key) + ", t." + quote_name(text_column(field.key)) +
           ")";
}

/// Ids as a JSON list: one parameter, whatever their number.
std::string id_list(const std::vector<std::int64_t>& rows)
{
    std::string list = "[";
    char digits[24];
    for (const std::int64_t id : rows) {
        const auto end = std::to_chars(digits, digits + sizeof digits, id).ptr;
        list.append(digits, end);
        list += ',';
    }
    if (list.size() > 1)
        list.pop_back();
    return list + ']';
}

/// Rows among all of a ledger. Few are looked up, many are told apart while all are read: reading
/// a row in order takes less than an eighth of looking one up.
class Choice
{
public:
    /// `rows`: null = all of them.
    static Result<Choice> of(Database& database, const LedgerDef& def,
                             const std::vector<std::int64_t>* rows)
    {
        Choice choice;
        if (rows == nullptr)
            return choice;
        LX_ASSIGN(const std::int64_t last,
                  query_integer(database.handle(), "SELECT max(id) FROM " + quote_name(def.code)));
        if (std::ssize(*rows) < last / 8) {
            choice.m_list = id_list(*rows);
            return choice;
        }
        choice.m_chosen.emplace(static_cast<std::size_t>(last) + 1, false);
        for (const std::int64_t id : *rows)
            if (id >= 0 && id <= last)
                (*choice.m_chosen)[static_cast<std::size_t>(id)] = true;
        return choice;
    }
    /// The condition of a statement, behind WHERE or AND; "" = it gives all.
    [[nodiscard]] std::string condition(const std::string& word) const
    {
        return m_list ? ' ' + word + " t.id IN (SELECT value FROM json_each(?))" : std::string();
    }
    /// Binds what the condition asks for. Must outlive the statement.
    void bind(Statement& statement, int index) const
    {
        if (m_list)
            statement.bind(index, std::string_view(*m_list));
    }
    /// Of a row that the statement gave; somebody may have added it since the choice was made.
    [[nodiscard]] bool has(std::int64_t id) const
    {
        return !m_chosen ||
               (id >= 0 && id < std::ssize(*m_chosen) && (*m_chosen)[static_cast<std::size_t>(id)]);
    }
    [[nodiscard]] bool all() const { return !m_list && !m_chosen; }

private:
    std::optional<std::string> m_list;
    std::optional<std::vector<bool>> m_chosen; ///< by id
};

std::optional<double> number_of(const Value& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&value))
        return *real;
    return std::nullopt;
}

/// Sums in whole numbers as long as all are whole and it fits.
class Sum
{
public:
    void add(const Value& value, std::int64_t times)
    {
        const auto number = number_of(value);
        if (!number)
            return;
        m_count += times;
        m_real += *number * static_cast<double>(times);
        std::int64_t part = 0;
        const auto* whole = std::get_if<std::int64_t>(&value);
        m_exact = m_exact && whole != nullptr && !__builtin_mul_overflow(*whole, times, &part) &&
                  !__builtin_add_overflow(m_whole, part, &m_whole);
        m_all_whole = m_all_whole && whole != nullptr;
    }
    [[nodiscard]] Value sum() const
    {
        if (m_count == 0 || (m_all_whole && !m_exact))
            return {};
        return m_exact ? Value(m_whole) : Value(m_real);
    }
    [[nodiscard]] std::optional<double> mean() const
    {
        return m_count == 0 ? std::nullopt : std::optional(m_real / static_cast<double>(m_count));
    }

private:
    std::int64_t m_count = 0;
    std::int64_t m_whole = 0;
    double m_real = 0;
    bool m_exact = true;
    bool m_all_whole = true;
};

/// As SQLite orders them: numbers by size whatever their kind.
bool before(const Value& one, const Value& other)
{
    const auto first = number_of(one);
    const auto second = number_of(other);
    return first && second && one.index() != other.index() ? *first < *second : one < other;
}

bool more_frequent(const ValueCount& one, const ValueCount& other)
{
    return one.rows != other.rows ? one.rows > other.rows : one.value < other.value;
}

} // namespace

bool adds_up(const FieldDef& field)
{
    return field.type == FieldType::Integer || field.type == FieldType::Money ||
           field.type == FieldType::Real;
}

bool has_ends(const FieldDef& field)
{
    return adds_up(field) || field.type == FieldType::Date || field.type == FieldType::Year ||
           field.type == FieldType::PeriodCode;
}

void FrequentValues::add(ValueCount next)
{
    if (m_most == 0)
        return;
    if (m_values.size() == m_most) {
        if (!more_frequent(next, m_values.front()))
            return;
        std::pop_heap(m_values.begin(), m_values.end(), more_frequent);
        m_values.pop_back();
    }
    m_values.push_back(std::move(next));
    std::push_heap(m_values.begin(), m_values.end(), more_frequent);
}

std::vector<ValueCount> FrequentValues::take()
{
    std::sort_heap(m_values.begin(), m_values.end(), more_frequent);
    return std::move(m_values);
}

namespace {

/// Puts the values of a column together, which come in any order, each once.
class Gathering
{
public:
    explicit Gathering(std::size_t most) : m_values(most) {}

    void add(ValueCount next)
    {
        m_found.rows += next.rows;
        if (is_empty(next.value)) {
            m_found.empty += next.rows;
        } else {
            ++m_found.distinct;
            m_sum.add(next.value, next.rows);
            if (is_empty(m_found.least) || before(next.value, m_found.least))
                m_found.least = next.value;
            if (is_empty(m_found.greatest) || before(m_found.greatest, next.value))
                m_found.greatest = next.value;
        }
        m_values.add(std::move(next));
    }
    ColumnStatistics take()
    {
        m_found.sum = m_sum.sum();
        m_found.mean = m_sum.mean();
        m_found.values = m_values.take();
        return std::move(m_found);
    }

private:
    ColumnStatistics m_found;
    Sum m_sum;
    FrequentValues m_values;
};

/// Of all rows by the field's index, which has equal values together.
Result<> count_by_index(Database& database, const LedgerDef& def, const std::string& value,
                        Progress& progress, Gathering& gathering)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT " + value + " AS v, count(*) FROM " +
                                               quote_name(def.code) + " t GROUP BY v"));
    while (true) {
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消。");
        LX_ASSIGN(const bool more, select.step());
        if (!more)
            return {};
        gathering.add({select.value(0), select.integer(1)});
    }
}

void count_value(const Statement& row, int column, ValueCounter& counter)
{
    switch (row.kind(column)) {
    case StoredKind::None:
        counter.add_none();
        break;
    case StoredKind::Whole:
        counter.add(row.integer(column));
        break;
    case StoredKind::Real:
        counter.add(row.real(column));
        break;
    case StoredKind::Text:
        counter.add(row.text(column));
        break;
    }
}

/// One row after the other. Sorting a million values in the file takes three times as long.
Result<> count_by_row(Database& database, const LedgerDef& def, const std::string& value,
                      const Choice& choice, Progress& progress, Gathering& gathering)
{
    constexpr std::int64_t looks_every = 256; // rows
    const std::string id = choice.all() ? std::string() : ", t.id";
    LX_ASSIGN(Statement select, Statement::prepare(database, "SELECT " + value + id + " FROM " +
                                                                 quote_name(def.code) + " t" +
                                                                 choice.condition("WHERE")));
    choice.bind(select, 1);
    ValueCounter counter;
    for (std::int64_t row = 0;; ++row) {
        if (row % looks_every == 0 && progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消。");
        LX_ASSIGN(const bool more, select.step());
        if (!more)
            break;
        if (choice.all() || choice.has(select.integer(1)))
            count_value(select, 0, counter);
    }
    counter.each([&](Value held, std::int64_t rows) { gathering.add({std::move(held), rows}); });
    return {};
}

} // namespace

Result<ColumnStatistics> column_statistics(Database& database, const LedgerDef& def, int field,
                                           const std::vector<std::int64_t>* rows, std::size_t most,
                                           Progress& progress)
{
    const FieldDef& counted = def.fields.at(static_cast<std::size_t>(field));
    LX_ASSIGN(const Choice choice, Choice::of(database, def, rows));
    Gathering gathering(most);
    const Stoppable stoppable(database.handle(), progress);
    LX_TRY(counted.indexed && choice.all()
               ? count_by_index(database, def, value_sql(counted), progress, gathering)
               : count_by_row(database, def, value_sql(counted), choice, progress, gathering));
    return gathering.take();
}

Result<std::vector<std::int64_t>> rows_with_value(Database& database, const LedgerDef& def,
                                                  int field, const Value& value,
                                                  const std::vector<std::int64_t>* rows)
{
    LX_ASSIGN(const Choice choice, Choice::of(database, def, rows));
    LX_ASSIGN(
        Statement select,
        Statement::prepare(database, "SELECT t.id FROM " + quote_name(def.code) + " t WHERE " +
                                         value_sql(def.fields.at(static_cast<std::size_t>(field))) +
                                         " IS ?" + choice.condition("AND") + " ORDER BY t.id"));
    select.bind(1, value);
    choice.bind(select, 2);
    std::vector<std::int64_t> found;
    while (true) {
        LX_ASSIGN(const bool more, select.step());
        if (!more)
            return found;
        if (choice.has(select.integer(0)))
            found.push_back(select.integer(0));
    }
}

} // namespace lx
