#pragma once

#include <QListWidget>

namespace lx::ui {

/// The list of pages at the left; the page shown carries the accent and a bar at its edge.
class Navigation : public QListWidget
{
    Q_OBJECT
public:
    explicit Navigation(QWidget* parent = nullptr);
    void add(const QString& id, const QString& title, const QString& icon_name);
    /// Marks a page without saying `chosen`.
    void mark(const QString& id);
    /// Takes the current type size.
    void apply_type();

Q_SIGNALS:
    void chosen(const QString& id);
};

} // namespace lx::ui
