#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "core/store/writer.h"

namespace lx::sample {

/// Adds rows to one ledger by a fixed list of fields. The first error stays in `error` and stops
/// further adding, so that the making of a county reads as a plain list of rows.
class Rows
{
public:
    Rows(Writer& writer, Result<>& error, const Catalog& catalog, const char* ledger,
         std::initializer_list<const char*> fields)
        : m_writer(writer), m_error(error), m_def(*catalog.ledger(ledger)), m_record(m_def)
    {
        for (const char* field : fields)
            m_positions.push_back(static_cast<std::size_t>(m_def.index_of(field)));
    }

    /// Values in the order of the fields; gives the new row's id (0 after an error).
    std::int64_t add(std::initializer_list<Value> values)
    {
        if (!m_error)
            return 0;
        m_record.id = 0;
        auto position = m_positions.begin();
        for (const Value& value : values)
            m_record.values[*position++] = value;
        if (auto done = m_writer.insert_new(m_def, m_record); !done)
            m_error = fail(done.error());
        ++m_count;
        return m_record.id;
    }

    [[nodiscard]] std::int64_t count() const { return m_count; }

private:
    Writer& m_writer;
    Result<>& m_error;
    const LedgerDef& m_def;
    Record m_record;
    std::vector<std::size_t> m_positions;
    std::int64_t m_count = 0;
};

inline Value text(std::string value)
{
    return value.empty() ? Value{} : Value{std::move(value)};
}
inline Value day(Date value)
{
    return Value{value.iso()};
}
inline Value number(std::int64_t value)
{
    return Value{value};
}
inline Value yes(bool value)
{
    return value ? Value{std::int64_t{1}} : Value{};
}
/// Another row, or nothing for id 0.
inline Value ref(std::int64_t id)
{
    return id == 0 ? Value{} : Value{id};
}

} // namespace lx::sample
