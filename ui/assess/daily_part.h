#pragma once

#include <optional>

#include "ui/assess/assess_part.h"

class QLineEdit;
class QPushButton;
class QTableView;

namespace lx::ui {

class EntryTableModel;
class TextLabel;

/// 平时考核: organizations × items, points proposed from the facts of the year, changed by hand
/// with a reason.
class DailyPart : public AssessPart
{
    Q_OBJECT
public:
    DailyPart(AppContext& context, QWidget* parent);
    void focus_first() override;

protected:
    void shown_changed() override;

private:
    void set_columns();
    void set_widths();
    void propose();
    bool give(std::int64_t org, int column, const QString& text);
    bool write(std::int64_t org, const std::string& item, Points points, const std::string& reason);
    /// What is known of the cell in hand.
    void tell();
    void keep_reason();
    [[nodiscard]] const AssessScheme::Item* item_at(int column) const;

    /// Points that wait for their reason.
    struct Waiting
    {
        std::int64_t org = 0;
        std::string item;
        Points points = 0;
    };
    EntryTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    TextLabel* m_fact = nullptr;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_propose = nullptr;
    std::shared_ptr<const AssessScheme> m_columns_of;
    std::vector<const AssessScheme::Item*> m_items; ///< by column, of m_columns_of
    std::optional<Waiting> m_waiting;
    WorkSlot m_proposing;
};

} // namespace lx::ui
