#pragma once

#include <QListWidget>

namespace lx::ui {

struct PageEntry;

/// The list of pages at the left, in groups under headings; the page shown carries the accent and a
/// bar at its edge. Many pages in a low window stand closer, then the list scrolls.
class Navigation : public QListWidget
{
    Q_OBJECT
public:
    explicit Navigation(QWidget* parent = nullptr);
    void add(const PageEntry& entry);
    /// Marks a page without saying `chosen`.
    void mark(const QString& id);
    /// Takes the current type size.
    void apply_type();

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    QString m_group; ///< of the page added last
    int m_pages = 0;
    int m_headings = 0;
};

} // namespace lx::ui
