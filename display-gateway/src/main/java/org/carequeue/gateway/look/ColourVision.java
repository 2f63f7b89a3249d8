package org.carequeue.gateway.look;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How colours look to whoever lacks one kind of cones: a matrix over linear RGB, which is that of severity 1 in G. M. Machado,
/// M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
/// Transactions on Visualization and Computer Graphics 15 (6), 2009.
public enum ColourVision {
    /// Without cones for long waves: red is dark, and like green.
    PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
    /// Without cones for middle waves: red is like green.
    DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    /// Without cones for short waves: blue is like green.
    TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

    private static final int PRIMARIES = 3;
    private static final int BRIGHTEST = 255;
    private static final int HEX = 16;

    private final double[] matrix;

    ColourVision(double... matrix) {
        this.matrix = matrix;
    }

    /// How much red, green and blue of a colour make each of the three that are seen: by rows, nine numbers.
    public List<Double> matrix() {
        return Arrays.stream(matrix).boxed().toList();
    }

    /// The colour that somebody with all cones would call the same.
    ///
    /// @param colour `#RRGGBB`
    /// @return one such
    /// @throws IllegalArgumentException when it is none
    public String seen(String colour) {
        if (!colour.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("A colour is #RRGGBB, not " + colour);
        }
        var shares = new ArrayList<Double>();
        for (var from = 1; from < colour.length(); from += 2) {
            shares.add(linear(Integer.parseInt(colour, from, from + 2, HEX) / (double) BRIGHTEST));
        }
        var seen = new StringBuilder("#");
        for (var row = 0; row < PRIMARIES; row++) {
            var share = 0.0;
            for (var column = 0; column < PRIMARIES; column++) {
                share += matrix[row * PRIMARIES + column] * shares.get(column);
            }
            seen.append(String.format(Locale.ROOT, "%02X", Math.round(BRIGHTEST * shown(Math.clamp(share, 0, 1)))));
        }
        return seen.toString();
    }

    private static double linear(double share) {
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double shown(double share) {
        return share <= 0.0031308 ? share * 12.92 : 1.055 * Math.pow(share, 1 / 2.4) - 0.055;
    }
}
