#include <algorithm>

#include "core/report/sheet_filler.h"

namespace lx {

SheetTable scoring_table(const RatingStandard& standard, const AssessmentScheme& scheme,
                         const std::vector<std::pair<std::string, std::string>>& scores)
{
    const auto score_of = [&](const std::string& indicator) {
        const auto found = std::find_if(scores.begin(), scores.end(), [&](const auto& score) {
            return score.first == indicator;
        });
        return found == scores.end() ? std::string() : found->second;
    };
    SheetTable table;
    SheetRow& headings = table.rows.emplace_back();
    for (const auto& [text, width] :
         {std::pair{"考核内容", 16}, std::pair{"权重", 8}, std::pair{"考核要点", 52},
          std::pair{"分值", 8}, std::pair{"得分", 16}})
        headings.push_back({SheetStyle::Label, text, 1, 1, width});
    for (const AssessmentScheme::Group& group : scheme.groups) {
        std::vector<RatingStandard::Item> items;
        std::copy_if(standard.items.begin(), standard.items.end(), std::back_inserter(items),
                     [&](const RatingStandard::Item& item) { return item.group == group.name; });
        if (items.empty())
            items.emplace_back(); // a group without points is one blank line
        const auto reach = static_cast<int>(items.size());
        const std::string whole = score_of(group.name);
        for (std::size_t i = 0; i < items.size(); ++i) {
            const RatingStandard::Item& item = items[i];
            SheetRow& row = table.rows.emplace_back();
            if (i == 0) {
                row.push_back({SheetStyle::Label, group.name, 1, reach, 0, true});
                row.push_back({SheetStyle::Number, std::to_string(group.weight) + "%", 1, reach});
            }
            row.push_back({SheetStyle::Content, item.item});
            row.push_back(
                {SheetStyle::Number, item.item.empty() ? "" : std::to_string(item.points)});
            // Where the group as a whole was scored, that stands for all its points.
            if (whole.empty())
                row.push_back({SheetStyle::Number, item.item.empty() ? "" : score_of(item.item)});
            else if (i == 0)
                row.push_back({SheetStyle::Number, whole, 1, reach});
        }
    }
    return table;
}

} // namespace lx
