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

/// The condition that only these rows are meant, behind WHERE or AND; "" = all are.
std::string among(const std::vector<std::int64_t>* rows, const std::string& word)
{
    return rows == nullptr ? std::string()
                           : ' ' + word + " t.id IN (SELECT value FROM json_each(?))";
}

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

Result<ColumnStatistics> column_statistics(Database& database, const LedgerDef& def, int field,
                                           const std::vector<std::int64_t>* rows, std::size_t most,
                                           Progress& progress)
{
    const std::string value = value_sql(def.fields.at(static_cast<std::size_t>(field)));
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT " + value + " AS v, count(*) FROM " +
                                               quote_name(def.code) + " t" + among(rows, "WHERE") +
                                               " GROUP BY v ORDER BY v"));
    const std::string ids = rows != nullptr ? id_list(*rows) : std::string();
    if (rows != nullptr)
        select.bind(1, std::string_view(ids));
    ColumnStatistics found;
    Sum sum;
    FrequentValues values(most);
    // All rows are read and sorted before the first value comes.
    const Stoppable stoppable(database.handle(), progress);
    while (true) {
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消。");
        LX_ASSIGN(const bool more, select.step());
        if (!more)
            break;
        ValueCount next{select.value(0), select.integer(1)};
        found.rows += next.rows;
        if (is_empty(next.value)) {
            found.empty += next.rows;
        } else {
            ++found.distinct;
            sum.add(next.value, next.rows);
            if (is_empty(found.least))
                found.least = next.value;
            found.greatest = next.value; // they come in order
        }
        values.add(std::move(next));
    }
    found.sum = sum.sum();
    found.mean = sum.mean();
    found.values = values.take();
    return found;
}

Result<std::vector<std::int64_t>> rows_with_value(Database& database, const LedgerDef& def,
                                                  int field, const Value& value,
                                                  const std::vector<std::int64_t>* rows)
{
    LX_ASSIGN(
        Statement select,
        Statement::prepare(database, "SELECT t.id FROM " + quote_name(def.code) + " t WHERE " +
                                         value_sql(def.fields.at(static_cast<std::size_t>(field))) +
                                         " IS ?" + among(rows, "AND") + " ORDER BY t.id"));
    const std::string ids = rows != nullptr ? id_list(*rows) : std::string();
    select.bind(1, value);
    if (rows != nullptr)
        select.bind(2, std::string_view(ids));
    std::vector<std::int64_t> found;
    while (true) {
        LX_ASSIGN(const bool more, select.step());
        if (!more)
            return found;
        found.push_back(select.integer(0));
    }
}

} // namespace lx
