#pragma once

#include <string>
#include <unordered_map>

#include "core/county/county.h"
#include "ui/presentation/text_table_model.h"

namespace lx::ui {

/// One list of few: its rows and what was done about each. What nobody sees to comes first, there
/// what is new; what is put off comes last.
class FocusModel : public TextTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        New,
        Org,
        State,
        Person,
        Until,
        Note, ///< reason or progress
        Columns
    };
    using Names = std::unordered_map<std::int64_t, std::string>;

    explicit FocusModel(QObject* parent = nullptr);
    /// `names` of the rows by their ids.
    void show(const County& county, const FocusList& list, const Names& names);

    /// 待交办, 已交办, 逾期, 暂缓: what a row of a list was given is the same act as 督办 and
    /// 情况说明 of a finding, and goes by the words of the list.
    [[nodiscard]] static QString state_word(Handling how);
};

} // namespace lx::ui
