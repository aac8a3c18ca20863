#pragma once

#include "ui/widgets/field_editor.h"

class QComboBox;

namespace lx::ui {

/// One value of a dictionary, narrowed by another field where the definition says so. Typing
/// goes to the value meant, by characters or pinyin initials; long lists show what may be.
class ChoiceEditor final : public FieldEditor
{
    Q_OBJECT
public:
    /// `choices`: what can be chosen instead of all of the field's dictionary; null: that.
    ChoiceEditor(const Catalog& catalog, const FieldDef& field, const Dictionary* choices,
                 QWidget* parent);
    [[nodiscard]] Entry entry() const override;
    void set_value(const Value& value, const QString& label) override;
    void narrow(const QString& group) override;
    void set_read_only(bool read_only) override;
    void select_all() override;

private:
    void fill();
    void show_text(const QString& text);
    void take_meant();

    const Catalog& m_catalog;
    const Dictionary* m_dictionary = nullptr;
    bool m_some = false; ///< these are not all of the field's dictionary, or it has none
    QComboBox* m_box = nullptr;
    QString m_group;
};

/// 是, 否 or not filled in.
class YesNoEditor final : public FieldEditor
{
    Q_OBJECT
public:
    YesNoEditor(const FieldDef& field, QWidget* parent);
    [[nodiscard]] Entry entry() const override;
    void set_value(const Value& value, const QString& label) override;
    void set_read_only(bool read_only) override;

private:
    QComboBox* m_box = nullptr;
};

} // namespace lx::ui
