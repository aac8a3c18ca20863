#pragma once

#include <map>
#include <string>

#include <QWidget>

#include "core/rules/policy_pack.h"
#include "ui/presentation/jobs.h"

class QAction;
class QComboBox;
class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class FigureModel;
class PackActions;
class TextLabel;

/// 参数: the figures of a policy, set for this file in place and given back at one click.
class FiguresView : public QWidget
{
    Q_OBJECT
public:
    explicit FiguresView(AppContext& context, QWidget* parent = nullptr);
    /// Reads the policies and figures anew.
    void refresh();
    /// Another file: nothing of what was shown and refused is of it.
    void leave_document();

private:
    using Pack = std::shared_ptr<const PolicyPack>;
    /// Reads the chosen policy's figures on a worker.
    void read();
    void show(const Pack& pack);
    void size_columns();
    void update_buttons();
    /// Keeps a figure (nullopt: the policy's own again). Where it is refused the reason is then
    /// beside it.
    void keep(const std::string& key, const std::optional<std::string>& json,
              const QString& entered);
    void kept(const std::string& key, const QString& entered, Result<Pack> pack);
    void give_back(bool all);

    AppContext& m_context;
    FigureModel* m_model = nullptr;
    JobSlot m_reading;
    QComboBox* m_policy = nullptr;
    QTableView* m_view = nullptr;
    TextLabel* m_words = nullptr;
    PackActions* m_packs = nullptr;
    QAction* m_remove = nullptr;
    QPushButton* m_one = nullptr;
    QPushButton* m_all = nullptr;
};

} // namespace lx::ui
