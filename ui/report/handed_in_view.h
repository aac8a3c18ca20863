#pragma once

#include <memory>

#include <QWidget>

#include "core/report/quarter/handed_in.h"

class QButtonGroup;
class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class TextLabel;
class TextTableModel;

/// 应报, 已报, 按时: townships and organizations that hand in here, those missing first. Those
/// chosen are noted as handed in; a double click opens the row.
class HandedInView : public QWidget
{
    Q_OBJECT
public:
    explicit HandedInView(AppContext& context, QWidget* parent = nullptr);
    /// null = not known yet.
    void show_all(std::shared_ptr<const Completeness> all, const Period& period);

private:
    void fill();
    /// Those chosen that have not handed in.
    [[nodiscard]] std::vector<HandedIn> chosen() const;
    void enter();
    void update_actions();

    AppContext& m_context;
    std::shared_ptr<const Completeness> m_all;
    Period m_period;
    TextLabel* m_words = nullptr;
    QButtonGroup* m_which = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QPushButton* m_enter = nullptr;
};

} // namespace lx::ui
