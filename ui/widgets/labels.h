#pragma once

#include <QFormLayout>
#include <QLabel>

#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// A label that shows its text as it stands: what looks like markup in a name is part of the name.
/// Every label of the window is one of these or, where it is made of markup, a MarkupLabel.
class TextLabel : public QLabel
{
public:
    explicit TextLabel(QWidget* parent = nullptr) : QLabel(parent) { setTextFormat(Qt::PlainText); }
    explicit TextLabel(const QString& text, QWidget* parent = nullptr) : TextLabel(parent)
    {
        setText(text);
    }
    void setText(const QString& text) { QLabel::setText(shown_text(text)); }
};

/// A label of markup made of the program's own words; texts of the data go in as `escaped`.
class MarkupLabel : public QLabel
{
public:
    explicit MarkupLabel(QWidget* parent = nullptr) : QLabel(parent)
    {
        setTextFormat(Qt::RichText);
        setOpenExternalLinks(false);
    }
    void setText(const QString& html) { QLabel::setText(shown_text(html)); }
};

/// What is told about a widget while the pointer rests on it: plain text.
template <class W> void set_tip(W* on, const QString& text)
{
    on->setToolTip(tip_text(text));
}

/// A line of a form; its label leads to the field.
inline void add_row(QFormLayout* form, const QString& text, QWidget* field)
{
    auto* label = new TextLabel(text, field->parentWidget());
    label->setBuddy(field);
    form->addRow(label, field);
}

} // namespace lx::ui
