#pragma once

#include <memory>

#include <QWidget>

#include "core/report/quarter/handed_in.h"

class QButtonGroup;
class QTableView;

namespace lx::ui {

class AppContext;
class TextLabel;
class TextTableModel;

/// 应报, 已报, 按时: townships and organizations that hand in here, those missing first. A double
/// click opens the row.
class HandedInView : public QWidget
{
    Q_OBJECT
public:
    explicit HandedInView(AppContext& context, QWidget* parent = nullptr);
    /// null = not known yet.
    void show_all(std::shared_ptr<const Completeness> all);

private:
    void fill();

    AppContext& m_context;
    std::shared_ptr<const Completeness> m_all;
    TextLabel* m_words = nullptr;
    QButtonGroup* m_which = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
};

} // namespace lx::ui
