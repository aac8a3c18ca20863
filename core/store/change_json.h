#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/value.h"
#include "core/store/change_log.h"

namespace lx {

/// Appends a value as JSON: null, a whole number, a number with a point or exponent (so that it is
/// read back as the same kind), or a string.
void append_json(std::string& out, const Value& value);
void append_json(std::string& out, std::string_view text);

/// Writes {"field":[before,after],…}.
class ChangeJson
{
public:
    explicit ChangeJson(std::string& out) : m_out(out)
    {
        m_out.clear();
        m_out += '{';
    }
    void add(std::string_view field, const Value& before, const Value& after);
    void finish() { m_out += '}'; }
    [[nodiscard]] bool empty() const { return m_out.size() == 1; }

private:
    std::string& m_out;
};

/// Reads what ChangeJson wrote.
[[nodiscard]] Result<std::vector<FieldChange>> read_change_json(std::string_view json);

/// A JSON object of plain values, as the column `extra` keeps the county's own fields.
using PlainObject = std::vector<std::pair<std::string, Value>>;
[[nodiscard]] Result<PlainObject> read_plain_object(std::string_view json);
/// "" for an empty object.
[[nodiscard]] std::string write_plain_object(const PlainObject& object);

} // namespace lx
