#pragma once

#include <QWidget>

#include "core/ledger/catalog.h"
#include "core/ledger/value.h"

Q_DECLARE_METATYPE(lx::Value)

namespace lx::ui {

class AppContext;

/// What stands in an editor now.
struct Entry
{
    Value value;
    QString error;   ///< a sentence: this can't be kept
    QString warning; ///< kept, but the clerk should know
};

/// The control for one field of a ledger, made from its definition; used by forms, by cells of
/// tables and by filters.
class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    explicit FieldEditor(const FieldDef& field, QWidget* parent = nullptr);

    [[nodiscard]] const FieldDef& field() const { return m_field; }
    [[nodiscard]] virtual Entry entry() const = 0;
    /// The words that were typed, whole also where the line shows them masked; "" in an editor that
    /// is no line of text.
    [[nodiscard]] virtual QString typed() const { return {}; }
    /// Puts a value in without saying `changed`. `label` is the name a reference is shown by.
    virtual void set_value(const Value& value, const QString& label) = 0;
    /// The value of the field that narrows a choice has changed.
    virtual void narrow(const QString& group) { Q_UNUSED(group); }
    virtual void set_read_only(bool read_only) = 0;
    /// Selects what is there, so that typing replaces it.
    virtual void select_all() {}

    enum class State
    {
        Fine,
        Warning,
        Error
    };
    /// Colours the edge; the words stand beside the field.
    void set_state(State state);

    /// Makes the control a field needs. `catalog`, `field` and `choices` (of a choice: what can be
    /// chosen instead of all of its dictionary) must outlive it.
    [[nodiscard]] static FieldEditor* make(AppContext& context, const Catalog& catalog,
                                           const FieldDef& field, QWidget* parent,
                                           const Dictionary* choices = nullptr);

Q_SIGNALS:
    void changed();  ///< at every keystroke or choice
    void finished(); ///< the keyboard went elsewhere
    void next();     ///< Enter: on to the next field

protected:
    /// The widget that has the keyboard; gets the name for screen readers and the state.
    void set_main(QWidget* widget);
    bool eventFilter(QObject* watched, QEvent* event) override;
    /// What an input method composes before the keyboard is here (a cell of a table is typed into)
    /// is the main widget's.
    void inputMethodEvent(QInputMethodEvent* event) override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

private:
    const FieldDef& m_field;
    QWidget* m_main = nullptr;
};

} // namespace lx::ui
