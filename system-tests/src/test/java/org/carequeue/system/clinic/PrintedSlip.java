package org.carequeue.system.clinic;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

import com.microsoft.playwright.Page;

/// What comes out of a kiosk's printer.
///
/// @param width of the paper, in millimetres
/// @param height likewise
/// @param text of the first page
/// @param outside what of it leaves the paper at its sides; nothing, where all is well
/// @param picture of the first page, with as many dots as slip printers have
public record PrintedSlip(int pages, double width, double height, String text, String outside, BufferedImage picture) {

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
    private static final int DOTS_PER_INCH = 203;

    /// Prints what a page has for paper now.
    public static PrintedSlip of(Page kiosk) throws IOException {
        var pdf = kiosk.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));
        try (var document = Loader.loadPDF(pdf)) {
            var box = document.getPage(0).getMediaBox();
            var outside = new ArrayList<String>();
            return new PrintedSlip(document.getNumberOfPages(), box.getWidth() / POINTS_PER_MILLIMETRE,
                    box.getHeight() / POINTS_PER_MILLIMETRE, text(document, outside), String.join(" ", outside),
                    new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH));
        }
    }

    private static String text(PDDocument document, ArrayList<String> outside) throws IOException {
        var width = document.getPage(0).getMediaBox().getWidth();
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) throws IOException {
                for (var position : positions) {
                    if (position.getX() < 0 || position.getX() + position.getWidth() > width) {
                        outside.add(text);
                    }
                }
                super.writeString(text, positions);
            }
        };
        return stripper.getText(document).replaceAll("\\s+", " ");
    }
}
