#pragma once

#include "ui/widgets/field_editor.h"

class QLineEdit;
class QPlainTextEdit;

namespace lx::ui {

/// One line of text read by the field's own rules: texts, numbers, codes, years, periods. Shows a
/// value as people write it once the keyboard leaves; a sensitive one is masked unless it is being
/// edited.
class LineEditor : public FieldEditor
{
    Q_OBJECT
public:
    LineEditor(const Catalog& catalog, const FieldDef& field, QWidget* parent);
    [[nodiscard]] Entry entry() const override;
    [[nodiscard]] QString typed() const override { return m_text; }
    void set_value(const Value& value, const QString& label) override;
    void set_read_only(bool read_only) override;
    void select_all() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    [[nodiscard]] QLineEdit* line() { return m_line; }
    /// Takes a value as if it had been typed.
    void take(const Value& value);

private:
    [[nodiscard]] QString plain(const Value& value) const;
    void tidy();
    void mask();
    void unmask();

    const Catalog& m_catalog;
    QLineEdit* m_line = nullptr;
    QString m_text;        ///< what was typed; the line may show it masked
    Value m_stored;        ///< what stands so far
    bool m_masked = false; ///< the line shows a masked text now
};

/// A day: typed as people write it (2023.1.5, 2023年1月5日), or picked from a calendar.
class DateEditor final : public LineEditor
{
    Q_OBJECT
public:
    DateEditor(const Catalog& catalog, const FieldDef& field, QWidget* parent);

private:
    void pick();
};

/// Several lines of text.
class LongTextEditor final : public FieldEditor
{
    Q_OBJECT
public:
    LongTextEditor(const Catalog& catalog, const FieldDef& field, QWidget* parent);
    [[nodiscard]] Entry entry() const override;
    [[nodiscard]] QString typed() const override;
    void set_value(const Value& value, const QString& label) override;
    void set_read_only(bool read_only) override;
    void select_all() override;

private:
    const Catalog& m_catalog;
    QPlainTextEdit* m_edit = nullptr;
};

/// Reads what was typed by a field's rules.
[[nodiscard]] Entry read_entry(const Catalog& catalog, const FieldDef& field, const QString& text,
                               const Value& stored = {});

} // namespace lx::ui
