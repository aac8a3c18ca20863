#pragma once

#include <map>
#include <set>
#include <string>

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class FigureModel;
class PackActions;

/// 参数: the figures of a policy, set for this file in place and given back at one click.
class FiguresView : public QWidget
{
    Q_OBJECT
public:
    explicit FiguresView(AppContext& context, QWidget* parent = nullptr);
    /// Reads the policies and figures anew.
    void refresh();

private:
    void show_policy();
    void size_columns();
    void update_buttons();
    /// Keeps what is set; false where it was refused (the reason is then beside the figure `key`,
    /// or told where there is none).
    bool keep(const std::map<std::string, std::string>& values, const std::string& key,
              const QString& entered);
    void give_back(bool all);

    AppContext& m_context;
    FigureModel* m_model = nullptr;
    std::set<std::string> m_own; ///< ids of the file's own packs
    QComboBox* m_policy = nullptr;
    QTableView* m_view = nullptr;
    QLabel* m_words = nullptr;
    PackActions* m_packs = nullptr;
    QAction* m_remove = nullptr;
    QPushButton* m_one = nullptr;
    QPushButton* m_all = nullptr;
};

} // namespace lx::ui
