#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"

namespace lx::cli {

/// An option a command knows.
struct OptionDef
{
    std::string name;  ///< "--db"
    std::string value; ///< what stands behind it ("FILE"); "" = a switch
    bool required = false;
    bool repeated = false;
    bool list =
        false; ///< "--rule A B": words behind it are its values too, once no plain one lacks
};

/// What a command was called with, checked against what it knows.
class Arguments
{
public:
    /// Errors (Usage): an option it does not know, a missing value or option, too few or too many
    /// plain arguments. `most` -1 = any number.
    [[nodiscard]] static Result<Arguments> parse(const std::vector<std::string>& words,
                                                 const std::vector<OptionDef>& options, int least,
                                                 int most);

    [[nodiscard]] const std::vector<std::string>& plain() const { return m_plain; }
    [[nodiscard]] bool has(const std::string& option) const { return m_options.count(option) != 0; }
    [[nodiscard]] std::string value(const std::string& option,
                                    const std::string& otherwise = {}) const;
    [[nodiscard]] std::vector<std::string> values(const std::string& option) const;
    /// An ISO date. Errors: Usage.
    [[nodiscard]] Result<Date> date(const std::string& option, Date otherwise) const;
    /// What a number may be.
    struct Range
    {
        std::int64_t least = std::numeric_limits<std::int64_t>::min();
        std::int64_t most = std::numeric_limits<std::int64_t>::max();
    };
    /// A whole number. Errors: Usage, also where it is out of range.
    [[nodiscard]] Result<std::int64_t> number(const std::string& option, std::int64_t otherwise,
                                              Range range) const;

private:
    std::vector<std::string> m_plain;
    std::map<std::string, std::vector<std::string>> m_options;
};

} // namespace lx::cli
