#pragma once

#include <list>
#include <map>
#include <memory>
#include <vector>

#include <QAbstractScrollArea>
#include <QPixmap>

#include "ui/presentation/jobs.h"
#include "ui/presentation/print/laid_piece.h"

namespace lx::ui {

/// Shows a print as its pages, one below the other. Pieces are laid out on a worker when they come
/// into sight; those out of sight are only counted, so a print of a thousand pages opens at once.
class PageView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit PageView(Jobs& jobs, QWidget* parent = nullptr);

    using Pieces = std::shared_ptr<const std::vector<PrintPiece>>;
    void show_pieces(Pieces pieces, const PageSetup& setup);
    void clear();
    /// 100 = as large as paper; 0 = as wide as the window.
    void set_zoom(int percent);
    /// Pages known so far, and whether that is all.
    [[nodiscard]] int pages() const;
    [[nodiscard]] bool counted() const { return m_uncounted >= piece_count(); }
    /// Page in the middle of the window, from 1; 0 = none.
    [[nodiscard]] int current_page() const;

Q_SIGNALS:
    /// Another page, or more pages are known.
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Laid
    {
        std::vector<std::pair<std::size_t, std::shared_ptr<LaidPiece>>> pieces;
        std::vector<int> counts; ///< from `first` on
        std::size_t first = 0;
    };
    [[nodiscard]] std::size_t piece_count() const { return m_pieces ? m_pieces->size() : 0; }
    /// Of the pages of a piece, on the screen.
    [[nodiscard]] QSize paper(std::size_t piece) const;
    /// The page at that height of the whole, from 0.
    [[nodiscard]] int page_at(int y) const;
    [[nodiscard]] int top_of(int page) const;
    /// What stands at the foot of a page of a piece: its number and of how many (0 = not known).
    [[nodiscard]] std::pair<int, int> number_of(std::size_t piece, int inside) const;
    [[nodiscard]] std::pair<int, int> visible_pages() const;
    /// Piece that holds a page and the page inside it.
    [[nodiscard]] std::pair<std::size_t, int> place(int page) const;
    void update_bars();
    void work();
    void take(Laid laid);
    void draw_page(QPainter& painter, const QRect& rect, int page);

    Pieces m_pieces;
    PageSetup m_setup;
    int m_zoom = 0;
    std::vector<int> m_firsts; ///< first page of each piece, then the number of all
    std::vector<int> m_tops;   ///< where the first page of each piece begins, then the whole height
    bool m_any_a3 = false;
    std::vector<int> m_counts; ///< 0 = not known (taken as one)
    std::size_t m_uncounted = 0;
    std::list<std::pair<std::size_t, std::shared_ptr<LaidPiece>>> m_laid; ///< newest first
    std::map<int, QPixmap> m_pictures;
    JobSlot m_slot;
};

} // namespace lx::ui
