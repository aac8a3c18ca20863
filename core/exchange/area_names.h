#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"

namespace lx {

class Database;

/// Areas as lists write them: 永宁县杨和镇, 杨和, 杨和镇人民政府, 640121100000,
/// 宁夏回族自治区银川市永宁县 杨和镇. What stands before a name must be what it lies in:
/// 贺兰县李俊镇 is none of 永宁县. Read once, in memory.
class AreaNames
{
public:
    struct Found
    {
        std::int64_t id = 0; ///< 0 = none or several
        int candidates = 0;
        std::string rest; ///< a village behind the area's name that the ledger does not have
    };

    [[nodiscard]] static Result<AreaNames> load(Database& database, const Catalog& catalog);

    [[nodiscard]] Found find(std::string_view text) const;
    /// Whether the name of an area below another one stands in the text, whatever is around it.
    [[nodiscard]] bool stands_in(std::string_view text) const;
    /// The area below the county whose whole name stands in one of the texts, where they name no
    /// other one but what it lies in; 0 = none or several.
    [[nodiscard]] std::int64_t only_one_in(const std::vector<std::string>& texts) const;
    /// Whether an area is another one or lies in it.
    [[nodiscard]] bool lies_in(std::int64_t id, std::int64_t above) const;
    void add(std::int64_t id, const std::string& code, const std::string& name,
             std::int64_t parent);

    [[nodiscard]] const std::string& name_of(std::int64_t id) const;
    [[nodiscard]] const std::string& code_of(std::int64_t id) const;

    /// What a text names that is no area of the ledger.
    struct NewArea
    {
        std::int64_t parent = 0; ///< the lowest area of the ledger that the text names above it
        std::string upper; ///< the text up to an area between the two, 闽宁镇 of 闽宁镇园艺村; ""
                           ///< none
        std::string name; ///< as written, an office as its area; "" = it lies in another county
    };
    /// `above`: what a text lies in that names nothing above it.
    [[nodiscard]] NewArea new_area(const std::string& text, std::int64_t above) const;

private:
    struct Area
    {
        std::string code;
        std::string name; ///< as written
        std::string folded;
        std::string short_name; ///< folded, without its kind; "" where that is too short
        std::int64_t parent = 0;
    };

    void add_alias(const std::string& alias, std::int64_t id);
    [[nodiscard]] const std::vector<std::int64_t>* alias(const std::string& text) const;
    [[nodiscard]] Found find_folded(const std::string& folded) const;
    [[nodiscard]] bool stands_below(std::int64_t id, std::string_view above) const;

    std::unordered_map<std::int64_t, Area> m_areas;
    std::unordered_map<std::string, std::vector<std::int64_t>> m_aliases; ///< folded
    std::unordered_map<std::string, std::int64_t> m_codes;                ///< without zeros behind
};

} // namespace lx
