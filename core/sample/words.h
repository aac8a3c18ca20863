#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/sample/dice.h"

namespace lx::sample {

struct Industry
{
    std::string name; ///< class letter and name, GB/T 4754
    std::vector<std::string> words;
    int weight = 1;
    int large = 1; ///< how much its firms tend to be large
};

struct EnterpriseType
{
    std::string type;
    std::string suffix;
    int weight = 1;
};

struct SocialType
{
    std::string type;
    std::string pattern; ///< "%%" stands for the name
    int weight = 1;
    bool fees = false;
};

/// The words names are made of, from resources/sample/words.json. Every name is made up.
struct Words
{
    std::vector<std::string> surnames, double_surnames, given;
    std::vector<std::string> brand_first, brand_second, brand_third;
    std::vector<Industry> industries;
    std::vector<EnterpriseType> enterprise_types;
    std::vector<SocialType> social_types;
    std::vector<std::string> streets, topics, village_names, building_names;

    [[nodiscard]] static Result<Words> load();
    [[nodiscard]] std::string person(Dice& dice) const;
    /// Different for every number below 40·48 + 40·48·24.
    [[nodiscard]] std::string brand(std::int64_t number) const;
};

} // namespace lx::sample
