#pragma once

#include <vector>

#include <QWidget>

class QGridLayout;

namespace lx::ui {

class FormCell;
class TextLabel;

/// A part of a form that is no single field: as wide as the form, with fields of its own.
class FormPart : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// What the keyboard goes through in it, in order; not empty.
    [[nodiscard]] virtual std::vector<QWidget*> stops() const = 0;
    /// Takes the keyboard that comes from the field before it.
    virtual void enter() = 0;
};

/// Fields in the groups of a form: one column, or two where there is room. Tab and Enter go through
/// them as they stand on screen.
class FormGrid : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Fields and parts of a group stand below its heading in the order they are added; a group
    /// without a name has none.
    void add(const QString& group, FormCell* cell);
    void add(const QString& group, FormPart* part);
    /// Once all are added.
    void lay_out();
    void focus_first();
    void focus_cell(FormCell* cell);
    [[nodiscard]] std::vector<QWidget*> stops() const;

Q_SIGNALS:
    /// Enter in the last field.
    void ended();
    /// A field got the keyboard: the form scrolls it into view.
    void entered(QWidget* cell);

protected:
    void resizeEvent(QResizeEvent* event) override;
    /// On to the next field that is offered.
    void go_on(const QWidget* from);

private:
    struct Piece
    {
        FormCell* cell = nullptr; ///< or
        FormPart* part = nullptr;
    };
    struct Group
    {
        QString name;
        TextLabel* heading = nullptr;
        std::vector<Piece> pieces;
    };
    Group& group_of(const QString& name);
    void arrange(int columns);
    void chain();

    std::vector<Group> m_groups;
    QGridLayout* m_grid = nullptr;
    int m_columns = 0;
};

} // namespace lx::ui
