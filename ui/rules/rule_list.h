#pragma once

#include <memory>

#include <QWidget>

#include "ui/presentation/rule_model.h"

class QComboBox;
class QLineEdit;
class QTreeView;

namespace lx::ui {

/// The policies' rules with how many subjects do not meet them; narrowed by words and by strength.
class RuleList : public QWidget
{
    Q_OBJECT
public:
    explicit RuleList(QWidget* parent = nullptr);
    /// Keeps the rule chosen where it is still there; else takes the first. `done` may be null.
    void show(std::shared_ptr<const County> done);
    [[nodiscard]] const RuleRow* current() const;
    /// Takes filters back that hide it; false where no policy carried out has it.
    bool select(const QString& full_id);
    [[nodiscard]] QTreeView* view() const { return m_view; }
    void find();

Q_SIGNALS:
    /// Another rule (or none) is current, or its figures changed.
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();

    std::shared_ptr<const County> m_done;
    RuleModel* m_model = nullptr;
    QTreeView* m_view = nullptr;
    QLineEdit* m_search = nullptr;
    QComboBox* m_strength = nullptr;
    QString m_current; ///< full id
    bool m_filling = false;
};

} // namespace lx::ui
